package io.shibo.bench.meet;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.shibo.meet.internal.solve.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** OR-Tools: min-cost flow for the matching, CP-SAT for the timetable. */
final class OrToolsPeer {
    private OrToolsPeer() {}

    static void load() {
        Loader.loadNativeLibraries();
    }

    /** The edges of the most valuable matching. */
    static boolean[] match(Graph graph) {
        MinCostFlow flow = new MinCostFlow();
        int buyers = graph.buyers();
        int source = buyers + graph.exhibitors();
        int sink = source + 1;
        int[] arc = new int[graph.edges()];
        for (int b = 0; b < buyers; b++) {
            flow.addArcWithCapacityAndUnitCost(source, b, graph.buyerCapacity()[b], 0);
            for (int edge = graph.start()[b]; edge < graph.start()[b + 1]; edge++) {
                arc[edge] = flow.addArcWithCapacityAndUnitCost(
                        b, buyers + graph.exhibitor()[edge], 1, -graph.value()[edge]);
            }
        }
        for (int e = 0; e < graph.exhibitors(); e++) {
            flow.addArcWithCapacityAndUnitCost(buyers + e, sink, graph.exhibitorCapacity()[e], 0);
        }
        long all = Arrays.stream(graph.buyerCapacity()).asLongStream().sum();
        flow.addArcWithCapacityAndUnitCost(source, sink, all, 0);
        flow.setNodeSupply(source, all);
        flow.setNodeSupply(sink, -all);
        if (flow.solve() != MinCostFlowBase.Status.OPTIMAL) {
            throw new IllegalStateException("the flow was not solved");
        }
        boolean[] taken = new boolean[graph.edges()];
        for (int edge = 0; edge < taken.length; edge++) {
            taken[edge] = flow.getFlow(arc[edge]) > 0;
        }
        return taken;
    }

    /** The slot of each pair, or -1; all where nothing was found in time. */
    static int[] schedule(Input.Pairs pairs, double seconds, int workers) {
        CpModel model = new CpModel();
        Map<Long, List<Literal>> seats = new HashMap<>();
        Map<Long, List<Literal>> pools = new HashMap<>();
        BoolVar[][] in = new BoolVar[pairs.size()][];
        LinearExprBuilder worth = LinearExpr.newBuilder();
        for (int p = 0; p < pairs.size(); p++) {
            in[p] = new BoolVar[pairs.allowed()[p].length];
            for (int i = 0; i < in[p].length; i++) {
                int slot = pairs.allowed()[p][i];
                in[p][i] = model.newBoolVar("");
                worth.addTerm(in[p][i], pairs.value()[p]);
                add(seats, pairs.exhibitor()[p], slot, in[p][i]);
                add(seats, 1_000_000 + pairs.buyer()[p], slot, in[p][i]);
                add(pools, pairs.tables()[p], slot, in[p][i]);
                add(pools, pairs.interpreters()[p], slot, in[p][i]);
            }
            model.addAtMostOne(in[p]);
        }
        seats.values().forEach(together -> model.addAtMostOne(together.toArray(Literal[]::new)));
        pools.forEach((key, together) -> {
            if (key >= 0) {
                int most = pairs.capacity()[(int) (key >> 12)][(int) (key & 4095)];
                model.addLessOrEqual(LinearExpr.sum(together.toArray(BoolVar[]::new)), most);
            }
        });
        model.maximize(worth);
        CpSolver solver = new CpSolver();
        solver.getParameters().setMaxTimeInSeconds(seconds).setNumWorkers(workers);
        CpSolverStatus status = solver.solve(model);
        System.out.println("  CP-SAT: " + status.name().toLowerCase(java.util.Locale.ROOT));
        int[] slotOf = new int[pairs.size()];
        Arrays.fill(slotOf, -1);
        if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
            for (int p = 0; p < pairs.size(); p++) {
                for (int i = 0; i < in[p].length; i++) {
                    slotOf[p] = solver.booleanValue(in[p][i]) ? pairs.allowed()[p][i] : slotOf[p];
                }
            }
        }
        return slotOf;
    }

    private static void add(Map<Long, List<Literal>> to, int what, int slot, BoolVar variable) {
        to.computeIfAbsent(((long) what << 12) | slot, key -> new ArrayList<>()).add(variable);
    }
}
