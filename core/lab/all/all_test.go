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

// TestContract asks of every lab of the table what the driver and the page rely on.
func TestContract(t *testing.T) {
	for _, e := range Labs() {
		t.Run(e.Key, func(t *testing.T) {
			labtest.Check(t, Labs(), e.Key, short)
		})
	}
}
