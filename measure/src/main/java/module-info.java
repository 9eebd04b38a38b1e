/** Records of trade into statistical tables and charts. */
module io.shibo.measure {
    requires static org.jspecify;
    requires transitive io.shibo.codes;

    exports io.shibo.measure;
    exports io.shibo.measure.chart;
    exports io.shibo.measure.sample;
}
