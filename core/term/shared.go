package term

// The quantities that more than one room shows. What one room alone shows it declares
// itself.
var (
	Step = Term{
		Name: "Step", Symbol: "k",
		Meaning: "A method goes from one point to the next in steps; this is the step that is shown, counted from 0 at the start.",
		Formula: "x(k + 1) = x(k) + d",
	}
	Moment = Term{
		Name: "Time step", Symbol: "t",
		Meaning: "A recurrent net reads a sequence from its first time step to its last, one input each.",
		Formula: "t = 1, …, T",
	}
	Value = Term{
		Name: "Value", Symbol: "f(x)",
		Meaning: "This is what the methods make as small as they can.",
		Formula: "min f(x)",
	}
	Loss = Term{
		Name: "Loss", Symbol: "f(w)",
		Meaning: "The loss is the mean error of the net over the examples, with the penalties on its weights w.",
		Formula: "f(w) = (1/n) Σ E(net(xᵢ; w), tᵢ) + penalties",
	}
	Accuracy = Term{
		Name: "Accuracy", Symbol: "a",
		Meaning: "This is the share of the examples that the net puts into the right class.",
		Formula: "a = right examples / all examples",
	}
	Cost = Term{
		Name: "Gradient equivalents", Symbol: "c",
		Meaning: "This is the work so far, with the cost of one gradient as the unit, so that methods can be compared that use values f, gradients ∇f and products Gv and Hv in different numbers.",
		Formula: "c = (1 n_f + 3 n_∇f + 4 n_Gv + 6 n_Hv + 1 n_sq) / 3",
	}
	Epochs = Term{
		Name: "Epochs", Symbol: "e",
		Meaning: "An epoch is one pass through all training examples for gradients; a mini-batch counts as its share.",
		Formula: "e = Σ |B| / n over the batches B",
	}
	Seconds = Term{
		Name:    "Computing time",
		Meaning: "This is how long the method has computed on this machine, without drawing; it differs from one machine to the next.",
	}

	Iteration = Term{
		Name: "CG iteration", Symbol: "i",
		Meaning: "Each iteration of conjugate gradients moves d to the minimum of the model along a new direction p, at the cost of one product with B.",
		Formula: "dᵢ₊₁ = dᵢ + αᵢpᵢ,  αᵢ = rᵢᵀrᵢ / pᵢᵀBpᵢ,  i = 0, 1, 2, …",
	}
	Model = Term{
		Name: "Model value", Symbol: "φ",
		Meaning: "φ is the quadratic model of how f changes along the step d; B is the curvature with its damping and g = ∇f(x). Conjugate gradients lower φ with every iteration.",
		Formula: "φ(d) = ½ dᵀBd + gᵀd",
	}
	Residual = Term{
		Name: "Residual", Symbol: "‖r‖",
		Meaning: "The residual r is the gradient of the model at d: it is zero at the minimum of the model, and its length may rise on the way there.",
		Formula: "‖r‖ = ‖Bd + g‖",
	}
	Curvature = Term{
		Name: "Curvature along p", Symbol: "κₚ",
		Meaning: "This is how strongly the model bends along the last direction p: where it is not positive, the model has no minimum and conjugate gradients end.",
		Formula: "κₚ = pᵀBp / pᵀp",
	}

	WeightedSum = Term{
		Name: "Weighted sum", Symbol: "Σ w·x",
		Meaning: "The unit adds up its inputs, each times its weight.",
		Formula: "Σ w·x = w₁x₁ + w₂x₂ + …",
	}
	Energy = Term{
		Name: "Energy", Symbol: "E",
		Meaning: "Where the weights are symmetric, the energy never rises when one unit after the other is updated, so the net comes to rest.",
		Formula: "E = −½ Σ wᵢⱼsᵢsⱼ + Σ θᵢsᵢ",
	}
)
