package org.layerwise.report;

import java.util.List;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.TableOverview;
import org.layerwise.data.table.Table;

/**
 * Everything a report tells.
 *
 * @param table the table itself, for its images
 * @param taskReason how the target is read and why, in words; empty without a target
 * @param columns profiles in the table's order
 * @param overview the table as a whole
 */
public record TableProfile(Table table, String taskReason, List<ColumnProfile> columns, TableOverview overview) {
    public TableProfile {
        columns = List.copyOf(columns);
    }
}
