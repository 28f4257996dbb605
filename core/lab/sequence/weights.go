package sequence

import (
	"fmt"

	"hfplayground/core/kernel"
	"hfplayground/core/lab/trained"
	"hfplayground/core/recurrent"
)

// parts returns the weights of a net under the names that they have in files: of each layer layer1.input with
// one row a unit, layer1.recurrent and layer1.bias, and then output.weight and output.bias.
func parts(net recurrent.Net) func(w []float64) []trained.Part {
	return func(w []float64) []trained.Part {
		var list []trained.Part
		vector := func(name string, b []float64) {
			list = append(list, trained.Part{Name: name, Shape: []int{len(b)}, Values: b})
		}
		matrix := func(name string, m kernel.Mat) {
			list = append(list, trained.Part{Name: name, Shape: []int{m.Rows, m.Cols}, Values: m.Data})
		}
		for l := range net.Depth() {
			of := fmt.Sprintf("layer%d.", l+1)
			matrix(of+"input", net.Inward(w, l))
			matrix(of+"recurrent", net.Recurrent(w, l))
			vector(of+"bias", net.Biases(w, l))
		}
		matrix("output.weight", net.Outward(w))
		vector("output.bias", net.OutputBiases(w))
		return list
	}
}
