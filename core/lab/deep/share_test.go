package deep

import (
	"testing"

	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/lab/labtest"
)

// TestSharedRace races with and without others who share in it.
func TestSharedRace(t *testing.T) {
	const link = "lab=deep&deep.n=900&deep.tests=20&deep.side=14&deep.encoder=40,10,3&race=gd,hf,hf-2&gd.batch=0&hf.curvature-batch=600&steps=5"
	labtest.SharedRace(t, table(), link, 0, 1, 2)
}

// TestSharedRaceWaits: where every run waits there is nothing to do until an answer comes,
// and a race that is left waits for nothing.
func TestSharedRaceWaits(t *testing.T) {
	s := labtest.NewCrew(t, table(), 1)
	s.Open("lab=deep&deep.n=900&deep.tests=0&race=gd,momentum&gd.batch=0&momentum.batch=0&steps=3")
	for s.Asked == 0 {
		s.Advance(func() bool { return false })
		s.Deliver()
	}
	for range 20 {
		s.Advance(func() bool { return false })
	}
	pieces := 0
	if busy := s.Advance(func() bool { pieces++; return true }); !busy || pieces > 0 || !s.Pool.Waiting() {
		t.Fatalf("where all runs wait, busy = %t after %d pieces", busy, pieces)
	}
	s.Edit("gd.rate=0.01&momentum.rate=0.001")
	if s.Pool.Waiting() {
		t.Error("something is waited for after the runs were stopped")
	}
	s.Finish(t)
	s.Open("lab=deep&race=") // another problem, of which nothing is evaluated
	if s.Pool.Waiting() {
		t.Error("a race without runs waits")
	}
	s.Close()
	if s.Pool.Wanted() {
		t.Error("helpers are wanted after the lab was left")
	}
}

func TestSmallProblemsAreNotShared(t *testing.T) {
	labtest.SmallRace(t, table(), little+"&race=hf,adam&steps=5")
}

// TestCopies: a helper makes the same of a problem, whatever its settings.
func TestCopies(t *testing.T) {
	for _, edit := range []string{"", "deep.data-seed=7&deep.l2=0.1", "deep.precision=single&deep.units=tanh&deep.encoder=7,2", "deep.side=28&deep.n=900", "own"} {
		s := lab.NewWith(func() float64 { return 0 }, table(), crew.NewPool())
		defer s.Close()
		s.Open(little + "&race=&deep.side=9&deep.n=50")
		if edit == "own" {
			s.LoadImages(lab.ImageFile{Pictures: []lab.Picture{sheetOf(10, 8, 9)}, Side: 9})
		} else {
			s.Edit(edit)
		}
		l := s.Lab().(*Lab)
		if edit == "own" && !l.st.ofOwn() {
			t.Fatal("the images are not in force")
		}
		again := labtest.CopyOf(table(), sharedProblem(l.st))
		x := l.st.p.start(&l.st.settings, 3)
		if again.Dim() != len(x) || again.Examples() != l.st.p.Examples() {
			t.Fatalf("%q: the copy has %d weights and %d images, want %d and %d", edit, again.Dim(), again.Examples(), len(x), l.st.p.Examples())
		}
		if got, want := again.At(x).Value(), l.Shared().At(x).Value(); got != want {
			t.Errorf("%q: the copy has the loss %g, want %g", edit, got, want)
		}
	}
}
