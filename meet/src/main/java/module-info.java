/** A directory of businesses, matching with a bound, and a timetable. */
module io.shibo.meet {
    requires static org.jspecify;
    requires transitive io.shibo.codes;
    requires org.apache.lucene.core;
    requires org.apache.lucene.analysis.common;

    exports io.shibo.meet;
    exports io.shibo.meet.badge;
    exports io.shibo.meet.calendar;
    exports io.shibo.meet.day;
    exports io.shibo.meet.expo;
    exports io.shibo.meet.explain;
    exports io.shibo.meet.sample;
    exports io.shibo.meet.paper;
    exports io.shibo.meet.score;
    exports io.shibo.meet.search;
    exports io.shibo.meet.slots;
}
