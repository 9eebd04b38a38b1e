package io.shibo.meet.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DznReaderTest {
    private static final String THREE = """
            % three who meet
            nBusiness = 3;
            nMeetings = 2;
            nTables = 2;
            nTotalSlots = 4;
            nMorningSlots = 2;
            requested = [|1, 2,3,
            |3, 1,2,
            |];
            meetingsxBusiness = [{1,2,3},{1,2},{1,3}];
            nMeetingsBusiness = [2,1,1];
            forbidden = [{0},{0,2},0..2];
            fixed = [0,4];
            precedences = [{},{1}];
            """;

    @Test
    void readsNumbersAndMarkers() {
        SlotProblem problem = DznReader.read("three.dzn", THREE);
        assertThat(problem)
                .isEqualTo(new SlotProblem(
                        3,
                        2,
                        4,
                        2,
                        List.of(Request.of(1, 2), new Request(3, 1, HalfDay.AFTERNOON, 4, List.of(1))),
                        List.of(Set.of(), Set.of(2), Set.of(1, 2))));
    }

    @Test
    void rulesMayBeLeftOut() {
        assertThat(
                        DznReader.read(
                                "x",
                                "nBusiness=2;nMeetings=1;nTables=1;nTotalSlots=1;nMorningSlots=1;requested=[|1,2,3|]/* no ; */"))
                .isEqualTo(new SlotProblem(2, 1, 1, 1, List.of(Request.of(1, 2)), List.of(Set.of(), Set.of())));
    }

    /** The same data as a program, a person or another tool may write it. */
    @ParameterizedTest
    @ValueSource(strings = {"""
                nBusiness=3;nMeetings=2;nTables=2;nTotalSlots=4;nMorningSlots=2;requested=[|1,2,3|3,1,2|];\
                forbidden=[{0},{0,2},{0,1,2}];fixed=[0,4];precedences=[{},{1}];""", """
                \uFEFFprecedences = array1d(1..2, [{}, 1..1,]) ; % order does not matter
                fixed = array1d( 1 .. 2 , [0, 4] );\r
                /* in
                   between */ forbidden = [ 1..0, {2}, {2, 1,} ,];
                nMorningSlots\t= 2; nTotalSlots =
                4; nTables = 2; nMeetings = 2; nBusiness = 3;
                requested = array2d(1..2, 1..3, [1,2,3, 3,1,2,])""", """
                nBusiness = 3; nMeetings = 2; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;
                requested = [| 1, 2, 3
                             | 3, 1, 2 |];
                meetingsxBusiness = [ {1, 3, 2}, {2,1}, {3} ];
                nMeetingsBusiness = [2, 1, 1,];
                forbidden = [{}, {2,2}, {1,2}];
                fixed = [0, 4]; precedences = array1d({1,2}, [1..0, {1}]);"""})
    void oddButLegalIsReadAsWell(String text) {
        assertThat(DznReader.read("odd.dzn", text)).isEqualTo(DznReader.read("three.dzn", THREE));
    }

    @Test
    void noMeetingsAreAProblemAsWell() {
        for (String none : List.of("[]", "[| |]", "array2d(1..0,1..3,[])")) {
            assertThat(DznReader.read("x", "nBusiness=1;nMeetings=0;nTables=0;nTotalSlots=1;requested=" + none + ";"))
                    .isEqualTo(new SlotProblem(1, 0, 1, 0, List.of(), List.of(Set.of())));
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "'nBusiness = 3'; 'nBusiness = many'; three.dzn:2: expected a whole number, found 'm'",
                "nTables; nTable; three.dzn:4: nTable: is not a name of this format",
                "'nTables = 2'; 'nBusiness = 2'; three.dzn:4: 'nBusiness' is given twice",
                "'nTotalSlots = 4'; 'nTotalSlots = 65'; three.dzn:5: nTotalSlots: 65 is not between 1 and 64",
                "'|3, 1,2'; '|3, 3,2'; 'three.dzn:8: requested: meeting 2: participant 3 is to meet itself'",
                "'|3, 1,2'; '|4, 1,2'; 'three.dzn:8: requested: meeting 2: 4 is not between 1 and 3'",
                "'|3, 1,2'; '|3, 1,4'; 'three.dzn:8: requested: meeting 2: 4 is not between 1 and 3'",
                "'|3, 1,2'; '|3, 1'; 'three.dzn:8: requested: meeting 2: has 2 values'",
                "'nMeetings = 2'; 'nMeetings = 3'; three.dzn:7: requested: has 2 rows; nMeetings is 3",
                "'{1,2,3}'; '{1,2}'; 'three.dzn:10: meetingsxBusiness: participant 1: meetings [1] are stated'",
                "'[2,1,1]'; '[2,1,0]'; 'three.dzn:11: nMeetingsBusiness: participant 3: 0 meetings are stated and 1 requested'",
                "'{0,2}'; '{0,5}'; 'three.dzn:12: forbidden: set 2: 5 is not between 0 and 4'",
                "'[0,4]'; '[0]'; three.dzn:13: fixed: has 1 values",
                "'{1}]'; '{2}]'; three.dzn:8: precedences: meeting 2: is to come before itself",
                "'[0,4]'; 'array1d(1..3,[0,4])'; three.dzn:13: array1d of 3 × 1 has 2 values",
                "'[0,4]'; 'array1d(0..1,[0,4])'; 'three.dzn:13: array1d: an index set is to be 1..n'",
                "'[0,4]'; 'array3d(1..2,[0,4])'; 'three.dzn:13: ''array3d'' is not read'",
                "'[0,4]'; '[0,[4]]'; 'three.dzn:13: an array inside an array'",
                "'[0,4]'; '[0 4]'; 'three.dzn:13: expected '','', found ''4'''",
                "'[0,4]'; '[0,4.5]'; 'three.dzn:13: expected '','', found ''.'''",
                "'nMorningSlots = 2;'; '% none'; 'three.dzn: nMorningSlots: is missing'",
                "'{},{1}]'; '{},{1'; three.dzn:14: expected"
            })
    void whatIsWrongIsNamedWithItsLine(String right, String wrong, String message) {
        assertThatThrownBy(() -> DznReader.read("three.dzn", THREE.replace(right, wrong)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> DznReader.read("x.dzn", "nBusiness = 1;")).hasMessage("""
                        x.dzn: nMeetings: is missing
                        x.dzn: nTables: is missing
                        x.dzn: nTotalSlots: is missing
                        x.dzn: requested: is missing""");
    }

    @Test
    void aNumberBeyondAllBoundsIsRefused() {
        assertThatThrownBy(() -> DznReader.read("x.dzn", "nBusiness = 99999999999;"))
                .hasMessageContaining("has more than 9 digits");
        assertThatThrownBy(() -> DznReader.read("x.dzn", "fixed = 0..999999999;"))
                .hasMessageContaining("has more than 100000 values");
    }
}
