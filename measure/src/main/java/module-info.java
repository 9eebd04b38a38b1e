/** Records of trade into statistical tables. */
module io.shibo.measure {
    requires static org.jspecify;
    requires transitive io.shibo.codes;

    exports io.shibo.measure;
}
