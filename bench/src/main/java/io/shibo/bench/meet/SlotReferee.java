package io.shibo.bench.meet;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.shibo.meet.slots.HalfDay;
import io.shibo.meet.slots.Request;
import io.shibo.meet.slots.SlotProblem;
import java.util.ArrayList;
import java.util.List;

/** CP-SAT on the meetings of a data file, with the implied constraints that decide it: the referee of {@code meet solve}. */
final class SlotReferee {
    private SlotReferee() {}

    /**
     * What CP-SAT knows in the end.
     *
     * @param status OPTIMAL, FEASIBLE, INFEASIBLE or UNKNOWN
     */
    record Verdict(CpSolverStatus status, int breaks, int bound) {}

    static Verdict ask(SlotProblem problem, int difference, double seconds, int workers) {
        CpModel model = new CpModel();
        int slots = problem.slots();
        BoolVar[][] in = new BoolVar[problem.requests().size()][slots];
        IntVar[] at = new IntVar[in.length];
        for (int m = 0; m < in.length; m++) {
            Request request = problem.requests().get(m);
            LinearExprBuilder slot = LinearExpr.newBuilder();
            for (int t = 0; t < slots; t++) {
                in[m][t] = model.newBoolVar("");
                slot.addTerm(in[m][t], t);
                boolean early = t < problem.morningSlots();
                boolean open = (request.fixed() == 0 || request.fixed() == t + 1)
                        && (request.half() == HalfDay.ANY || early == (request.half() == HalfDay.MORNING))
                        && !problem.forbidden().get(request.first() - 1).contains(t + 1)
                        && !problem.forbidden().get(request.second() - 1).contains(t + 1);
                if (!open) {
                    model.addEquality(in[m][t], 0);
                }
            }
            model.addExactlyOne(in[m]);
            at[m] = model.newIntVar(0, slots - 1, "");
            model.addEquality(at[m], slot);
        }
        for (int m = 0; m < in.length; m++) {
            for (int before : problem.requests().get(m).after()) {
                model.addLessThan(at[before - 1], at[m]);
            }
        }
        LinearExprBuilder[] busyIn = new LinearExprBuilder[slots];
        for (int t = 0; t < slots; t++) {
            busyIn[t] = LinearExpr.newBuilder();
            LinearExprBuilder load = LinearExpr.newBuilder();
            for (BoolVar[] own : in) {
                load.addTerm(own[t], 1);
            }
            model.addLessOrEqual(load, problem.tables());
        }
        IntVar least = model.newIntVar(0, slots, "");
        IntVar most = model.newIntVar(0, slots, "");
        LinearExprBuilder total = LinearExpr.newBuilder();
        for (int p = 1; p <= problem.participants(); p++) {
            IntVar breaks = breaks(model, problem, in, p, busyIn);
            model.addLessOrEqual(least, breaks);
            model.addGreaterOrEqual(most, breaks);
            total.addTerm(breaks, 1);
        }
        for (int t = 0; t < slots; t++) {
            IntVar meetings = model.newIntVar(0, Math.min(problem.tables(), in.length), "");
            model.addEquality(busyIn[t], LinearExpr.term(meetings, 2));
        }
        model.addLessOrEqual(LinearExpr.newBuilder().addTerm(most, 1).addTerm(least, -1), difference);
        model.minimize(total);
        CpSolver solver = new CpSolver();
        solver.getParameters().setMaxTimeInSeconds(seconds).setNumWorkers(workers);
        CpSolverStatus status = solver.solve(model);
        boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        return new Verdict(
                status,
                found ? (int) Math.round(solver.objectiveValue()) : -1,
                found ? (int) Math.ceil(solver.bestObjectiveBound() - 1e-6) : 0);
    }

    private static IntVar breaks(
            CpModel model, SlotProblem problem, BoolVar[][] in, int who, LinearExprBuilder[] busyIn) {
        List<Integer> own = new ArrayList<>();
        for (int m = 0; m < in.length; m++) {
            Request request = problem.requests().get(m);
            if (request.first() == who || request.second() == who) {
                own.add(m);
            }
        }
        IntVar breaks = model.newIntVar(0, Math.max(0, own.size() - 1), "");
        LinearExprBuilder starts = LinearExpr.newBuilder();
        LinearExprBuilder held = LinearExpr.newBuilder();
        Literal before = model.falseLiteral();
        for (int t = 0; t < problem.slots(); t++) {
            BoolVar busy = model.newBoolVar("");
            LinearExprBuilder here = LinearExpr.newBuilder();
            for (int m : own) {
                here.addTerm(in[m][t], 1);
            }
            model.addEquality(busy, here);
            busyIn[t].addTerm(busy, 1);
            held.addTerm(busy, 1);
            BoolVar start = model.newBoolVar("");
            model.addBoolOr(new Literal[] {busy.not(), before, start});
            model.addImplication(start, busy);
            model.addImplication(start, before.not());
            starts.addTerm(start, 1);
            before = busy;
        }
        model.addEquality(held, own.size());
        model.addEquality(starts, own.isEmpty() ? LinearExpr.term(breaks, 1) : LinearExpr.affine(breaks, 1, 1));
        return breaks;
    }
}
