/** One deal and its documents. */
module io.shibo.trade {
    requires static org.jspecify;
    requires transitive io.shibo.codes;

    exports io.shibo.trade;
}
