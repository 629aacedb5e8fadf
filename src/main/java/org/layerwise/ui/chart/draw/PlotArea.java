package org.layerwise.ui.chart.draw;

/** Where a drawn picture's data area lies, in logical pixels, and what its edges stand for, in places of the axes. */
record PlotArea(double x, double y, double width, double height, double xMin, double xMax, double yMin, double yMax) {

    double toX(double place) {
        return x + (place - xMin) / (xMax - xMin) * width;
    }

    double toY(double place) {
        return y + (yMax - place) / (yMax - yMin) * height;
    }

    double placeX(double pixel) {
        return xMin + (pixel - x) / width * (xMax - xMin);
    }

    double placeY(double pixel) {
        return yMax - (pixel - y) / height * (yMax - yMin);
    }

    boolean contains(double pixelX, double pixelY) {
        return pixelX >= x && pixelX <= x + width && pixelY >= y && pixelY <= y + height;
    }
}
