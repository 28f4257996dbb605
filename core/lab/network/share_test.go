package network

import (
	"testing"

	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/lab/labtest"
)

func table() []lab.Entry { return []lab.Entry{Entry()} }

// wide is a net whose evaluations take long.
const wide = "lab=network&network.hidden=64,64,64&network.data=moons&network.moons-n=2500&network.train=0.9"

// TestSharedRace races with and without others who share in it. A penalty, a rate and a weight are changed on
// the way, and a run has its own beginning.
func TestSharedRace(t *testing.T) {
	const changes = "&then=1:network.l2:0.01;2:gd.rate:0.02;2:hf/1.1.1:0.5&network.l1=0.001&forks=momentum@hf:1"
	link := wide + "&race=gd,hf,hf-2,momentum&hf.cg-max=5&hf-2.cg-max=5&hf-2.curvature-batch=1500&steps=3" + changes
	labtest.SharedRace(t, table(), link, 0, 1, 2, 4)
}

// TestStepsOfWideNets: a step on a batch is an iterate, whether evaluations are shared or not.
func TestStepsOfWideNets(t *testing.T) {
	for _, link := range []string{wide, "lab=network"} {
		s := labtest.NewCrew(t, table(), 1)
		s.Open(link + "&race=gd&gd.batch=50&steps=3")
		s.Finish(t)
		if n := len(labtest.Losses(s.Session)); n != 4 {
			t.Errorf("%s: %d iterates of 3 steps on batches, want 4", link, n)
		}
	}
}

// TestSmallNetsAreNotShared: below some milliseconds messages take longer.
func TestSmallNetsAreNotShared(t *testing.T) {
	s := labtest.NewCrew(t, table(), 1)
	s.Open("lab=network&race=hf,adam&steps=5")
	s.Finish(t)
	if s.Asked > 0 || s.Pool.Wanted() {
		t.Error("helpers are wanted for a small net")
	}
	s.Open(wide + "&race=gd&steps=3")
	s.Finish(t)
	if s.Asked == 0 {
		t.Error("nobody was asked for a part of a wide net")
	}
	s.Edit("network.hidden=4")
	if s.Finish(t); s.Pool.Wanted() {
		t.Error("helpers are wanted for a net that was made small")
	}
	s.Edit("network.hidden=64,64,64&steps=1")
	if s.Finish(t); !s.Pool.Wanted() {
		t.Error("nobody is wanted for a net that was made wide again")
	}
	s.Close()
	if s.Pool.Wanted() {
		t.Error("helpers are wanted after the lab was left")
	}
}

// TestCopies: a helper makes the same of a problem, whatever its settings, also of points that no
// link carries.
func TestCopies(t *testing.T) {
	var named string
	for i := range 2000 {
		named += []string{"1.5,2,a & b\n", "2,1,c=d%20\n", "0,1,a & b\n"}[i%3]
	}
	for _, edit := range []string{"", "network.data-seed=7&network.l2=0.1&network.activations=sine", "network.data=sine&network.loss=huber", "own"} {
		s := lab.NewWith(func() float64 { return 0 }, table(), crew.NewPool())
		defer s.Close()
		s.Open(wide + "&race=")
		if s.Edit(edit); edit == "own" {
			s.Load("x,y,class\n"+named, "class")
		}
		l := s.Lab().(*Lab)
		of, x := l.Shared(), l.st.startPoint()
		again := labtest.CopyOf(table(), sharedProblem(l.st))
		if again == nil || again.Dim() != len(x) || again.Examples() != of.Examples() {
			t.Fatalf("%q: the copy is %v, want one of %d weights and %d examples", edit, again, len(x), of.Examples())
		}
		if got, want := again.At(x).Value(), of.At(x).Value(); got != want {
			t.Errorf("%q: the copy has the loss %g, want %g", edit, got, want)
		}
	}
}
