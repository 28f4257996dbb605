package methodtest

import (
	"maps"
	"slices"

	"hfplayground/core/method"
	"hfplayground/core/objective"
)

// resumedAt are the whole iterates, counted from 0, at which runs are cut.
var resumedAt = [...]int{0, 1, 2, 5, 13, 40}

// checkResumes tests that a run that was cut and resumed with its memory makes
// the same steps as the one that was not, to the bit, and again from the same
// memory; want is that run. It tests too that memory is not aliased: its owner
// has gone on, and everything else it yielded is written to.
func checkResumes(t reporter, construct func() method.Method, f objective.Objective, x0 []float64, want []yielded) {
	t.Helper()
	memories := remember(construct(), f, x0)
	whole := -1
	for k, y := range want {
		if y.it.Partial || y.err != nil {
			if y.it.Partial && y.it.Memory != nil {
				t.Errorf("pull %d: a partial iterate has a memory", k)
			}
			continue
		}
		if whole++; !slices.Contains(resumedAt[:], whole) {
			continue
		}
		rest := begun(want[k:])
		for what, memory := range map[string]any{
			"a resumed run": memories[k], "a run resumed again": memories[k], "a run whose memory was saved": restored(t, construct(), memories[k], f.Dim()),
		} {
			resumed := collect(method.Resume(construct(), f, slices.Clone(y.it.X), memory), len(rest))
			compare(t, what, begun(resumed), rest)
		}
	}
}

// restored returns a memory that went through what is saved of it, copied as a file would; of a method
// that is no Saver it returns memory itself.
func restored(t reporter, m method.Method, memory any, n int) any {
	t.Helper()
	saver, ok := m.(method.Saver)
	if !ok {
		return memory
	}
	saved := saver.Save(memory)
	file := method.Saved{Numbers: maps.Clone(saved.Numbers), Vectors: map[string][]float64{}}
	for name, v := range saved.Vectors {
		file.Vectors[name] = slices.Clone(v)
	}
	again, err := saver.Restore(file, n)
	if err != nil {
		t.Errorf("what was saved is refused: %v", err)
	}
	return again
}

// remember returns the memories of a run, one a pull, and writes into everything
// else that it yields.
func remember(m method.Method, f objective.Objective, x0 []float64) []any {
	var all []any
	for it := range m.Run(f, x0) {
		all = append(all, it.Memory)
		spoil(it)
		if len(all) == pulls {
			break
		}
	}
	return all
}

// begun returns the run without what only the step before its first iterate can
// tell, wherever that iterate is yielded.
func begun(run []yielded) []yielded {
	run = slices.Clone(run)
	for k := range run {
		if k > 0 && !run[k].it.Partial && run[k].err == nil {
			break
		}
		run[k].it.Step, run[k].it.Facts, run[k].it.Inner = 0, nil, nil
	}
	return run
}

// checkForeign tests that a memory which says nothing about f, being of another
// kind or dimension, means a fresh beginning. want is the run from x0.
func checkForeign(t reporter, construct func() method.Method, f objective.Objective, x0 []float64, want []yielded) {
	t.Helper()
	n := f.Dim() + 1
	bowl := Diagonal(slices.Repeat([]float64{2}, n), slices.Repeat([]float64{1}, n))
	memories := []any{nil, "a word"}
	if elsewhere := slices.DeleteFunc(remember(construct(), bowl, make([]float64, n)), isNil); len(elsewhere) > 0 {
		memories = append(memories, elsewhere[min(len(elsewhere)-1, 3)])
	}
	for _, memory := range memories {
		compare(t, "a run with a foreign memory", collect(method.Resume(construct(), f, x0, memory), pulls), want)
	}
}

func isNil(memory any) bool { return memory == nil }
