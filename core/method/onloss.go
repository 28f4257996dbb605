package method

// LossTuned is a method whose usual settings are others where f is the mean loss
// of a net, of order 1, than on a test function, which may be of any size.
type LossTuned interface {
	Method
	TuneToLoss() // sets what differs; the ranges of the fields stay
}

// TuneToLoss sets η = 0.3.
func (m *GradientDescent) TuneToLoss() { m.Rate = 0.3 }

// TuneToLoss sets η = 0.1.
func (m *Momentum) TuneToLoss() { m.Rate = 0.1 }

// TuneToLoss sets η = 0.1.
func (m *Nesterov) TuneToLoss() { m.Rate = 0.1 }

// TuneToLoss sets η = 0.03.
func (m *Adam) TuneToLoss() { m.Rate = 0.03 }
