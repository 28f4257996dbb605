package main

import (
	"reflect"
	"slices"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/wire"
)

// crossings are links with what a reader then does, which together use all that
// crosses from the session to whoever draws.
var crossings = []struct{ link, edit string }{
	{"race=gd,hf&step=3", ""},
	{"race=adam,newton&axis=cost&levels=12", "hover=0.5,0.5"},
	{"race=hf&problem=quadratic&quadratic.n=50&step=2&hf.gap=3", "hover=slow:3"},
	{"race=gd&problem=quadratic&quadratic.n=3&axis=seconds", ""},
	{"race=gd&problem=himmelblau", ""},
	{"race=gd&problem=mccormick", ""},
	{"race=gd&problem=three-hump-camel", ""},
	{"race=hf&problem=beale", ""},
	{"lab=network&race=gd,hf&steps=12&step=7&pick=2.2.2&probe=1,-1", "hover=w:2.2.2"},
	{"lab=network&race=adam&steps=12&curve=accuracy&axis=epochs&network.data=blobs&pick=1.1.b", "hover=1,1"},
	{"lab=network&race=adam&steps=5&network.data=plane&network.hidden=3", ""},
	{"lab=network&race=gd&steps=5&network.data=own&network.own-points=classes:cat,dog;-1,-1,0;1,1,1", ""},
	{"lab=network&race=hf&steps=12&show=slice&plane=newton&step=4", ""},
	{"lab=neuron&neuron.target=xor&neuron.row=2", ""},
	{"lab=neuron&neuron.exercise=units&neuron.net=ring&neuron.units=5&neuron.order=at-once&step=2", ""},
	{"lab=neuron&neuron.exercise=units&neuron.net=symmetric&neuron.units=6&step=30", ""},
	{"lab=neuron&neuron.exercise=units&neuron.net=half-adder&step=1", ""},
	{"lab=neuron&neuron.exercise=perceptron&neuron.cases=and&step=2000", ""},
	{"lab=neuron&neuron.exercise=perceptron&neuron.cases=xor&step=16", ""},
	{"lab=neuron&neuron.exercise=perceptron&neuron.cases=clouds&neuron.margin=0.3&step=20", ""},
	{"lab=neuron&neuron.exercise=perceptron&neuron.cases=points&step=4", ""},
	{"lab=deep&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=6,2&race=adam,hf&steps=40", ""},
	{"lab=deep&deep.n=40&deep.side=8&deep.encoder=6,2&race=hf&steps=9&deep.show=code", "hover=0.1,0.1"},
	{"lab=deep&deep.n=40&deep.side=8&deep.encoder=6,2&race=hf&steps=9&deep.show=weights", ""},
	{"lab=sequence&sequence.task=addition&sequence.length=6&sequence.n=100&sequence.units=5&race=adam,hf&steps=12", ""},
	{"lab=sequence&sequence.length=6&sequence.n=100&sequence.units=5&race=hf&steps=12&sequence.show=spectrum", ""},
	{"lab=sequence&sequence.task=order-2&sequence.length=6&sequence.n=100&sequence.units=8&race=hf&steps=200", ""},
	{"lab=sequence&sequence.task=text&sequence.length=8&sequence.n=100&sequence.units=5&race=adam&steps=4", ""},
	{"lab=cg&step=2", ""},
	{"lab=cg&cg.show=listing&cg.eigenvalues=1,2", "hover=0.5,0"},
}

// TestEveryFieldCrosses opens links and asks that every field of every part is
// other than zero in one of them: a field that never is may be drawn and tested
// with invented numbers while nobody sets it.
func TestEveryFieldCrosses(t *testing.T) {
	seen := map[string]bool{}
	now := 0.0
	for _, c := range crossings {
		s := lab.New(func() float64 { now++; return now }, all.Labs())
		s.Open(c.link)
		for s.Advance(func() bool { return true }) {
		}
		if c.edit != "" {
			s.Update(false)
			s.Edit(c.edit)
		}
		for s.Advance(func() bool { return true }) {
		}
		s.Forget()
		for _, part := range s.Update(false).Parts {
			mark(seen, reflect.ValueOf(part).Elem(), reflect.TypeOf(part).Elem().Name())
		}
		s.Close()
	}
	picture := reflect.TypeFor[wire.Picture]()
	for i := range picture.NumField() {
		part := picture.Field(i).Type.Elem()
		for _, path := range paths(part, part.Name()) {
			if !seen[path] {
				t.Errorf("%s is never other than zero", path)
			}
		}
	}
}

// mark notes the fields below v that are not zero.
func mark(seen map[string]bool, v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			mark(seen, v.Elem(), path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			mark(seen, v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			mark(seen, v.Index(i), path)
		}
	default:
		if !v.IsZero() {
			seen[path] = true
		}
	}
}

// paths lists the fields below a type that hold something by themselves.
func paths(t reflect.Type, path string) []string {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return paths(t.Elem(), path)
	case reflect.Struct:
		var all []string
		for i := range t.NumField() {
			all = slices.Concat(all, paths(t.Field(i).Type, path+"."+t.Field(i).Name))
		}
		return all
	}
	return []string{path}
}
