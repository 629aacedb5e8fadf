package org.layerwise.train.measure;

import org.layerwise.catalog.Kind;

/** What an update costs: time and memory, which differ from run to run. Taken after the update. */
public sealed interface ClockMeasure extends RunMeasure {
    @Override
    default boolean dependsOnClock() {
        return true;
    }

    @Override
    default String cost() {
        return "a few looks at the clock";
    }

    @Override
    default String unit() {
        return "ms";
    }

    /** How long the forward pass and the loss took. */
    @Kind(id = "time/forward", title = "Forward time", doc = "How long the forward pass and the loss took.")
    record ForwardTime() implements ClockMeasure {
        @Override
        public String formula() {
            return "time from the beginning of the forward pass to the loss";
        }

        @Override
        public double value(StepReading step) {
            return 1e3 * step.times().forward();
        }
    }

    /** How long the backward pass took. */
    @Kind(id = "time/backward", title = "Backward time", doc = "How long the backward pass took.")
    record BackwardTime() implements ClockMeasure {
        @Override
        public String formula() {
            return "time from the loss to the last gradient";
        }

        @Override
        public double value(StepReading step) {
            return 1e3 * step.times().backward();
        }
    }

    /** How long the optimizer's update took, clipping and constraints included. */
    @Kind(
            id = "time/update",
            title = "Update time",
            doc = "How long the optimizer's update took, clipping and constraints included.")
    record UpdateTime() implements ClockMeasure {
        @Override
        public String formula() {
            return "time from the gradients as they are to the new weights";
        }

        @Override
        public double value(StepReading step) {
            return 1e3 * step.times().update();
        }
    }

    /** How long it took to measure the step. */
    @Kind(id = "time/measures", title = "Measuring time", doc = "How long it took to measure the step.")
    record MeasuringTime() implements ClockMeasure {
        @Override
        public String formula() {
            return "time before and after the update in which measures are read";
        }

        @Override
        public double value(StepReading step) {
            return 1e3 * step.times().measuring();
        }
    }

    /** Rows of the batch by the time of forward pass, backward pass and update. */
    @Kind(
            id = "speed/samples",
            title = "Samples a second",
            doc = "Rows of the batch by the time of forward pass, backward pass and update.")
    record SampleRate() implements ClockMeasure {
        @Override
        public String unit() {
            return "samples/s";
        }

        @Override
        public String formula() {
            return "rows / (forward + backward + update)";
        }

        @Override
        public double value(StepReading step) {
            Stopwatch times = step.times();
            return step.rows() / (times.forward() + times.backward() + times.update());
        }
    }

    /** How much of the program's memory is in use, whatever it is used for. */
    @Kind(
            id = "memory/heap",
            title = "Memory in use",
            doc = "How much of the program's memory is in use, what can be freed included.")
    record HeapMemory() implements ClockMeasure {
        @Override
        public String unit() {
            return "MB";
        }

        @Override
        public String cost() {
            return "two questions to the virtual machine";
        }

        @Override
        public String formula() {
            return "(total − free) / 10⁶ bytes";
        }

        @Override
        public double value(StepReading step) {
            Runtime machine = Runtime.getRuntime();
            return (machine.totalMemory() - machine.freeMemory()) / 1e6;
        }
    }
}
