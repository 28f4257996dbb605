package sequence

import (
	"testing"

	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/lab/labtest"
	"hfplayground/core/objective"
)

// TestSharedRace races with and without others who share in it, on fresh sequences and on those of a set.
func TestSharedRace(t *testing.T) {
	for _, fresh := range []string{"on", "off"} {
		link := "lab=sequence&sequence.n=600&sequence.units=40&sequence.length=20&race=gd,hf,hf-2&gd.batch=300&hf.curvature-batch=300&hf.structural=0.03&hf.cg-max=8&hf-2.cg-max=8&steps=3&sequence.fresh=" + fresh
		labtest.SharedRace(t, table(), link, 0, 2)
	}
}

func TestSmallProblemsAreNotShared(t *testing.T) {
	labtest.SmallRace(t, table(), little+"&race=hf,adam&steps=5")
}

// TestCopies: a helper makes the same of a problem, whatever its settings.
func TestCopies(t *testing.T) {
	for _, edit := range []string{"", "sequence.data-seed=7&sequence.l2=0.1", "sequence.fresh=off&sequence.units=7,2", "sequence.task=text", "sequence.task=memory"} {
		s := lab.NewWith(func() float64 { return 0 }, table(), crew.NewPool())
		defer s.Close()
		s.Open(little + "&race=")
		s.Edit(edit)
		l := s.Lab().(*Lab)
		again := labtest.CopyOf(table(), sharedProblem(l.st))
		x := l.st.p.start(&l.st.settings, 3)
		for number := range 2 {
			got, want := objective.Draw(again, number).At(x).Value(), objective.Draw(l.st.p.apart(), number).At(x).Value()
			if again.Dim() != len(x) || got != want {
				t.Errorf("%q: the copy has %d weights and the loss %g on sample %d, want %d and %g", edit, again.Dim(), got, number, len(x), want)
			}
		}
	}
}
