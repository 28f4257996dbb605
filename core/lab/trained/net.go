// Package trained is what labs have in common that train nets: their weights are saved as files of
// package weights, their runs begin from such files, and a training that was left goes on.
package trained

import (
	"fmt"

	"hfplayground/core/neural"
	"hfplayground/core/race"
)

// Subject is what is trained in a state of a lab, and by whom.
type Subject struct {
	Key, Label string // of the lab
	Dim        int    // of the weights
	Parts      func(w []float64) []Part
	Made       string // the text of what all runs minimise, and of how their start is drawn
	Contenders []race.Contender

	Whole   bool     // the x of every step is kept with a run, for it is small
	Changes []string // settings that change runs on the way: other weights are not changed by them
	Changed string   // how runs change on the way or leave others; "" where none does. Others are not kept: their link makes them again
}

// Part is a matrix or a vector of the weights of a net, under the name that it has in files: Values is a
// view of them, row after row.
type Part struct {
	Name   string
	Shape  []int
	Values []float64
}

// Layers returns the parts of a net of layers: layer1.weight with one row a unit, layer1.bias, and so on.
func Layers(net neural.Net) func(w []float64) []Part {
	return func(w []float64) []Part {
		var list []Part
		for l := range net.Depth() {
			m := net.Weights(w, l)
			list = append(list,
				Part{fmt.Sprintf("layer%d.weight", l+1), []int{m.Rows, m.Cols}, m.Data},
				Part{fmt.Sprintf("layer%d.bias", l+1), []int{m.Rows}, net.Biases(w, l)})
		}
		return list
	}
}
