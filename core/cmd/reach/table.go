package main

import "fmt"

// paperNet is an autoencoder of a published shape at a size that trains in minutes, on 2,000 images.
const (
	paperImages = "v=1&lab=deep&seed={seed}&deep.data=curves&deep.data-seed={seed}&deep.side=28&deep.n=2000&deep.tests=0&deep.encoder=100,50,6&"
	paperNet    = paperImages + "steps=500&"
)

// martens are the constants of Martens' code; what the lab presets besides is as there. A step costs some 50
// gradient equivalents: the run goes on past 500, for the loss there to lie between two of them.
const martens = paperImages + "steps=560&race=hf&hf.cg-max=250&hf.precond-exp=0.75&hf.decay=0.95&deep.l2=2e-5"

// smallNet is the net and the images that the deep lab opens with.
const smallNet = "v=1&lab=deep&seed={seed}&deep.data-seed={seed}&steps=100&"

// recurrentNet is the net that the sequence lab opens with.
const recurrentNet = "v=1&lab=sequence&seed={seed}&sequence.data-seed={seed}&"

// table are the trainings that are measured. What a link does not say is as the lab presets it.
func table() []row {
	return append(deepRows(), sequenceRows()...)
}

func deepRows() []row {
	rows := []row{
		{"hf", "Hessian-free, curvature of 250 images, CG ≤ 10", paperNet + "race=hf&hf.curvature-batch=250", 3,
			[]ask{atMost(68, 100), atMost(53, 200), atMost(46, 300), atMost(42, 500), ahead("adam-full", "Adam on all images")}},
		{"hf-martens", "Hessian-free, curvature of all images, CG ≤ 250, λ₀ 4", martens + "&hf.curvature-batch=0&hf.damping=4", 3,
			[]ask{medianAtMost(82, 500), damped(1e3)}},
		{"hf-martens-45", "the same, λ₀ 45", martens + "&hf.curvature-batch=0&hf.damping=45", 3, []ask{damped(1e3)}},
		{"hf-martens-500", "the same, λ₀ 45, curvature of 500 images", martens + "&hf.curvature-batch=500&hf.damping=45&hf.backtrack-batch=off", 3, []ask{damped(1e3)}},
		{"adam-full", "Adam on all images, rate 0.01, β₂ 0.9", paperNet + "race=adam&adam.batch=0&adam.rate=0.01&adam.beta2=0.9", 3, nil},
		{"adam-250", "Adam, batch 250, rate 0.01", paperNet + "race=adam&adam.batch=250&adam.rate=0.01", 3, nil},
		{"adam-100", "Adam, batch 100, rate 0.006", paperNet + "race=adam&adam.batch=100&adam.rate=0.006", 3, nil},
		{"momentum", "momentum 0.9, batch 100, rate 0.03", paperNet + "race=momentum&momentum.batch=100&momentum.rate=0.03", 1, nil},
		{"gd", "gradient descent, batch 100, rate 0.1", paperNet + "race=gd&gd.batch=100&gd.rate=0.1", 1, nil},
		{"small-hf", "Hessian-free, small net of the first screen", smallNet + "race=hf", 3, []ask{below(34, 60)}},
	}
	for _, rate := range []float64{0.001, 0.003, 0.01, 0.03} {
		for _, beta2 := range []float64{0.9, 0.999} {
			rows = append(rows, row{fmt.Sprintf("grid-adam-full-%g-%g", rate, beta2), fmt.Sprintf("Adam on all images, rate %g, β₂ %g", rate, beta2),
				fmt.Sprintf("%srace=adam&adam.batch=0&adam.rate=%g&adam.beta2=%g", paperNet, rate, beta2), 1, nil})
		}
	}
	return rows
}

// task is what recurrent nets are asked for.
type task struct {
	name, says, settings string
	cost                 float64 // gradient equivalents that a run has
	damped, plain        []ask   // asked with structural damping, and without
}

func tasks() []task {
	return []task{
		{"addition-30", "addition, T = 30", "sequence.task=addition&sequence.length=30", 600, []ask{solves(5, 600)}, nil},
		{"addition-30-wide", "addition, T = 30, 50 units", "sequence.task=addition&sequence.length=30&sequence.units=50", 600, []ask{solves(5, 600)}, nil},
		{"order-30", "temporal order, T = 30", "sequence.task=order-2&sequence.length=30", 600, []ask{solves(4, 600)}, nil},
		{"order-30-wide", "temporal order, T = 30, 50 units", "sequence.task=order-2&sequence.length=30&sequence.units=50", 600, nil, nil},
		{"xor-20", "XOR, T = 20", "sequence.task=xor&sequence.length=20", 600, []ask{solves(4, 600)}, []ask{stuck()}},
		{"addition-50", "addition, T = 50", "sequence.task=addition&sequence.length=50", 1000, []ask{solves(3, 1000)}, nil},
	}
}

func sequenceRows() []row {
	var rows []row
	for _, t := range tasks() {
		link := fmt.Sprintf("%s%s&steps=%g&", recurrentNet, t.settings, t.cost)
		add := func(name, says, settings string, asks []ask) {
			rows = append(rows, row{t.name + "-" + name, t.says + ": " + says, link + settings, 5, asks})
		}
		add("hf", "Hessian-free, μ = 0.03", "race=hf", t.damped)
		add("hf-plain", "Hessian-free, μ = 0", "race=hf&hf.structural=0", t.plain)
		for _, rate := range []float64{0.001, 0.002, 0.003, 0.006, 0.01, 0.03} {
			add(fmt.Sprintf("adam-%g", rate), fmt.Sprintf("Adam, rate %g", rate), fmt.Sprintf("race=adam&adam.rate=%g", rate), nil)
		}
		for _, rate := range []float64{0.001, 0.003, 0.01, 0.03} {
			add(fmt.Sprintf("momentum-%g", rate), fmt.Sprintf("momentum 0.99, rate %g", rate), fmt.Sprintf("race=momentum&momentum.rate=%g", rate), nil)
		}
	}
	return rows
}
