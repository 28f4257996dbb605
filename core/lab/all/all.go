// Package all is the table of labs.
package all

import (
	"hfplayground/core/lab"
	"hfplayground/core/lab/cg"
	"hfplayground/core/lab/deep"
	"hfplayground/core/lab/landscape"
	"hfplayground/core/lab/network"
	"hfplayground/core/lab/neuron"
	"hfplayground/core/lab/sequence"
)

// Labs returns the rows in the order of the page; the first is where a link
// without a lab leads.
func Labs() []lab.Entry {
	return []lab.Entry{landscape.Entry(), network.Entry(), neuron.Entry(), cg.Entry(), deep.Entry(), sequence.Entry()}
}
