package all

import (
	"testing"

	"hfplayground/core/lab/labtest"
)

// short are settings that make the work of a lab short; of others there is little.
var short = map[string]string{
	"landscape": "&race=gd,newton,hf&steps=30",
	"deep":      "&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=6,2&race=adam,hf&steps=6",
	"sequence":  "&sequence.length=5&sequence.n=100&sequence.units=4&race=adam,hf&steps=6",
	"network":   "&network.circle-n=30&network.hidden=3&race=gd,hf&steps=12",
}

// long are the labs whose first screen takes half a minute without vector instructions.
var long = map[string]bool{"deep": true, "sequence": true}

// TestContract asks of every lab of the table what the driver and the page rely on.
func TestContract(t *testing.T) {
	for _, e := range Labs() {
		t.Run(e.Key, func(t *testing.T) {
			if long[e.Key] {
				leaveShort(t)
			}
			labtest.Check(t, Labs(), e.Key, short)
		})
	}
}

// leaveShort leaves a slow test out of a short run.
func leaveShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("slow")
	}
}
