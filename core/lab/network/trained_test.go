package network

import (
	"strings"
	"testing"

	"hfplayground/core/race"
)

// TestSeparatedDataAreTrained: a net that has every training example right, without a
// penalty, has converged to no point: its loss still falls as weights grow, whatever
// its depth, units and loss.
func TestSeparatedDataAreTrained(t *testing.T) {
	for name, link := range map[string]string{
		"two tanh layers": "network.hidden=4,2",
		"logistic units":  "network.hidden=8&network.activations=logistic&network.loss=logistic",
		"eight layers": "seed=3&network.data=circle&network.circle-n=200&network.circle-noise=0&network.train=0.7&network.hidden=8,8,8,8,8,8,8,8&" +
			"network.activations=logistic&network.init=sparse&network.loss=logistic&hf.curvature=gauss-newton&hf.precondition=off&tol=1e-5",
		"three classes": "network.data=blobs&network.blobs-classes=3&network.loss=softmax",
		"softplus":      "network.hidden=6&network.activations=softplus&network.loss=logistic",
	} {
		t.Run(name, func(t *testing.T) {
			s := newSession(func() float64 { return 0 })
			s.Open("lab=network&race=hf&steps=300&" + link)
			for s.Advance(func() bool { return true }) {
			}
			run := s.Runs[0]
			last := run.Trace[len(run.Trace)-1]
			if run.End == nil || run.End.Key != race.EndTrained || !strings.Contains(run.End.Text, "all examples right; the loss still falls") {
				t.Errorf("ended with %v at a loss of %g, want that it is trained", run.End, last.F)
			}
		})
	}
}

// TestLossIsSaidOnce: of a run that has every example right at the step limit the sentence says the loss once, and what it cost;
// also under a penalty, which makes f larger than the loss.
func TestLossIsSaidOnce(t *testing.T) {
	for _, penalty := range []string{"0", "1e-6"} {
		s := newSession(func() float64 { return 0 })
		s.Open("lab=network&seed=1&network.data=circle&network.circle-n=200&network.circle-noise=0&network.hidden=8&race=hf&steps=20&network.l2=" + penalty)
		for s.Advance(func() bool { return true }) {
		}
		got := s.Sentence(nil)
		if !strings.Contains(got, "all examples right") || strings.Contains(got, "(f = ") || !strings.HasSuffix(got, " gradient equivalents).") {
			t.Errorf("penalty %s: said %q", penalty, got)
		}
	}
}
