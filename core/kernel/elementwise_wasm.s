#include "textflag.h"

// Functions of two numbers at a time, with the operations of the Go functions of
// the same name in the same order: the bits are equal. See elementwise_wasm.go.

#define LOG2E     V128Const $0x3ff71547652b82fe, $0x3ff71547652b82fe
#define ROUNDER   V128Const $0x4338000000000000, $0x4338000000000000
#define LN2HIGH   V128Const $0x3fe62e42fee00000, $0x3fe62e42fee00000
#define LN2LOW    V128Const $0x3dea39ef35793c76, $0x3dea39ef35793c76
#define HALF      V128Const $0x3fe0000000000000, $0x3fe0000000000000
#define ONE       V128Const $0x3ff0000000000000, $0x3ff0000000000000
#define TWO       V128Const $0x4000000000000000, $0x4000000000000000
#define MINUSTWO  V128Const $0xc000000000000000, $0xc000000000000000
#define P1        V128Const $0x3fc5555555555555, $0x3fc5555555555555
#define P2        V128Const $0xbf66c16c16bebd93, $0xbf66c16c16bebd93
#define P3        V128Const $0x3f11566aaf25de2c, $0x3f11566aaf25de2c
#define P4        V128Const $0xbebbbd41c5d26bf1, $0xbebbbd41c5d26bf1
#define P5        V128Const $0x3e66376972bea4d0, $0x3e66376972bea4d0
#define TWOBYROOT V128Const $0x3ff20dd750429b6d, $0x3ff20dd750429b6d
#define TANHFAR   V128Const $0x4036000000000000, $0x4036000000000000
#define LOW       V128Const $0xc087500000000000, $0xc087500000000000
#define HIGH      V128Const $0x4086300000000000, $0x4086300000000000
#define FAR       V128Const $0x4087500000000000, $0x4087500000000000
#define L1        V128Const $0x3fe5555555555593, $0x3fe5555555555593
#define L2        V128Const $0x3fd999999997fa04, $0x3fd999999997fa04
#define L3        V128Const $0x3fd2492494229359, $0x3fd2492494229359
#define L4        V128Const $0x3fcc71c51d8e78af, $0x3fcc71c51d8e78af
#define L5        V128Const $0x3fc7466496cb03de, $0x3fc7466496cb03de
#define L6        V128Const $0x3fc39a09d078c69f, $0x3fc39a09d078c69f
#define L7        V128Const $0x3fc2f112df3e5244, $0x3fc2f112df3e5244
#define ROOT      V128Const $0x3fda827999fcef32, $0x3fda827999fcef32
#define SLOPE     V128Const $0x3fe6000000000000, $0x3fe6000000000000
#define BIAS      V128Const $1023, $1023
#define ZERO      V128Const $0, $0
#define SIZE      V128Const $0x7fffffffffffffff, $0x7fffffffffffffff

// LOAD pushes the two numbers at reg, and goes on to the next.
#define LOAD(reg) Get reg; I32WrapI64; V128Load $0; Get reg; I64Const $16; I64Add; Set reg

// TO begins the store of what is pushed next at reg; STORED ends it and goes on.
#define TO(reg) Get reg; I32WrapI64
#define STORED(reg) V128Store $0; Get reg; I64Const $16; I64Add; Set reg

// AGAIN counts R15 down by one and begins the loop again until it is zero.
#define AGAIN Get R15; I64Const $1; I64Sub; Tee R15; I64Const $0; I64GtS; BrIf $0

// POWER makes 2ⁿ of n + rounder.
#define POWER(v) Get v; BIAS; I64x2Add; I32Const $52; I64x2Shl; Set v

// REDUCE takes x in V0 apart: V1 is n + rounder, V2 is n, V3 is r = V14 − V15, V4 is c,
// V5 is d.
#define REDUCE \
	Get V0; LOG2E; F64x2Mul; ROUNDER; F64x2Add; Set V1; \
	Get V1; ROUNDER; F64x2Sub; Set V2; \
	Get V0; Get V2; LN2HIGH; F64x2Mul; F64x2Sub; Set V14; \
	Get V2; LN2LOW; F64x2Mul; Set V15; \
	Get V14; Get V15; F64x2Sub; Set V3; \
	Get V3; Get V3; F64x2Mul; Set V4; \
	Get V3; \
	Get V4; P1; Get V4; P2; Get V4; P3; Get V4; P4; Get V4; P5; \
	F64x2Mul; F64x2Add; F64x2Mul; F64x2Add; F64x2Mul; F64x2Add; F64x2Mul; F64x2Add; F64x2Mul; F64x2Sub; Set V4; \
	TWO; Get V4; F64x2Sub; Set V5

// EXPONENTIAL pushes eʳ.
#define EXPONENTIAL \
	ONE; Get V15; Get V3; Get V4; F64x2Mul; Get V5; F64x2Div; F64x2Sub; Get V14; F64x2Sub; F64x2Sub

// SCALE multiplies what is on the stack by 2ⁿ in two halves. It takes V7 to V9.
#define SCALE \
	Get V2; HALF; F64x2Mul; ROUNDER; F64x2Add; Set V7; \
	Get V7; ROUNDER; F64x2Sub; Set V8; \
	Get V2; Get V8; F64x2Sub; ROUNDER; F64x2Add; Set V9; \
	POWER(V7); POWER(V9); \
	Get V7; F64x2Mul; Get V9; F64x2Mul

// FALL takes −|z| apart, for z in V6.
#define FALL Get V6; F64x2Abs; FAR; F64x2Pmin; F64x2Neg; Set V0; REDUCE

// ODDS leaves (d + 2r)·2ⁿ of e^(−|z|) in V10, d in V5, and their sum in V11, for z in V6.
#define ODDS \
	FALL; \
	Get V5; Get V3; Get V3; F64x2Add; F64x2Add; SCALE; Set V10; \
	Get V5; Get V10; F64x2Add; Set V11

// LOGODDS leaves ln(1 + e^(−|z|)) in V0, for z in V6.
#define LOGODDS FALL; EXPONENTIAL; SCALE; Set V0; LOG1P

// PART pushes the part of the sum of ODDS that is small where mask is set, and large elsewhere. It takes
// V13.
#define PART(mask) \
	Get V10; Get V5; Get mask; V128Bitselect; Get V11; F64x2Div; Set V13; \
	Get V13; \
	Get V13; Get V10; Get V11; Get V5; F64x2Sub; F64x2Sub; \
	ONE; Get V13; F64x2Sub; Get V13; Get mask; V128Bitselect; HALF; F64x2Mul; \
	F64x2Mul; F64x2Mul; F64x2Sub

// BELL pushes 2/√π · e^(−z²) for z in V6.
#define BELL \
	Get V6; F64x2Neg; Get V6; F64x2Mul; LOW; F64x2Pmax; Set V0; REDUCE; \
	TWOBYROOT; EXPONENTIAL; SCALE; F64x2Mul

// NEGATIVE pushes a mask of where V6 is below 0, POSITIVE of where it is above.
#define NEGATIVE Get V6; ZERO; F64x2Lt
#define POSITIVE Get V6; ZERO; F64x2Gt

// LOG1P leaves ln(1 + e) in V0, for e in V0, 0 ≤ e ≤ 1. It takes V1 to V9.
#define LOG1P \
	Get V0; ROOT; F64x2Gt; Set V1; \
	Get V0; ONE; F64x2Sub; Set V9; \
	Get V9; HALF; F64x2Mul; Get V0; Get V1; V128Bitselect; Set V2; \
	LN2LOW; SLOPE; Get V0; Get V9; ONE; F64x2Add; F64x2Sub; F64x2Mul; F64x2Add; Get V1; V128And; Set V9; \
	Get V2; TWO; Get V2; F64x2Add; F64x2Div; Set V3; \
	Get V3; Get V3; F64x2Mul; Set V4; \
	Get V4; Get V4; F64x2Mul; Set V5; \
	Get V4; L1; Get V5; L3; Get V5; L5; Get V5; L7; \
	F64x2Mul; F64x2Add; F64x2Mul; F64x2Add; F64x2Mul; F64x2Add; F64x2Mul; \
	Get V5; L2; Get V5; L4; Get V5; L6; \
	F64x2Mul; F64x2Add; F64x2Mul; F64x2Add; F64x2Mul; \
	F64x2Add; Set V7; \
	HALF; Get V2; F64x2Mul; Get V2; F64x2Mul; Set V8; \
	LN2HIGH; Get V1; V128And; \
	Get V8; \
	Get V3; Get V8; Get V7; F64x2Add; F64x2Mul; Get V9; F64x2Add; \
	F64x2Sub; Get V2; F64x2Sub; F64x2Sub; Set V0

// func tanhVectors(a, z *float64, count int)
TEXT ·tanhVectors(SB), NOSPLIT, $0-24
	I64Load a+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		Get V6
		F64x2Abs
		TANHFAR
		F64x2Pmin
		Set V0
		Get V0
		Get V0
		F64x2Add
		Set V0
		REDUCE
		POWER(V1)
		Get V1
		ONE
		F64x2Sub
		Get V5
		F64x2Mul
		Get V1
		Get V3
		F64x2Mul
		Set V7
		Get V7
		Get V7
		F64x2Add
		F64x2Add
		Set V8
		TO(R0)
		Get V8
		Get V8
		Get V5
		Get V5
		F64x2Add
		F64x2Add
		F64x2Div
		Get V6
		SIZE
		V128Bitselect
		STORED(R0)
		AGAIN
	End
	RET

// func logisticVectors(a, z *float64, count int)
TEXT ·logisticVectors(SB), NOSPLIT, $0-24
	I64Load a+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		ODDS
		NEGATIVE
		Set V12
		TO(R0)
		PART(V12)
		STORED(R0)
		AGAIN
	End
	RET

// func swishVectors(a, z *float64, count int)
TEXT ·swishVectors(SB), NOSPLIT, $0-24
	I64Load a+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		ODDS
		NEGATIVE
		Set V12
		TO(R0)
		Get V6
		PART(V12)
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func swishSlopeVectors(dst, z, a *float64, count int)
TEXT ·swishSlopeVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load a+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		ODDS
		NEGATIVE
		Set V12
		Get V12
		V128Not
		Set V0
		TO(R0)
		PART(V12)
		LOAD(R2)
		PART(V0)
		F64x2Mul
		F64x2Add
		STORED(R0)
		AGAIN
	End
	RET

// func swishBendVectors(dst, e, z *float64, count int)
TEXT ·swishBendVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load e+8(FP)
	Set R1
	I64Load z+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		LOAD(R2)
		Set V6
		ODDS
		NEGATIVE
		Set V12
		Get V12
		V128Not
		Set V0
		PART(V12)
		Set V1
		PART(V0)
		Set V2
		TO(R0)
		LOAD(R1)
		Get V1
		Get V2
		F64x2Mul
		TWO
		Get V6
		Get V2
		Get V1
		F64x2Sub
		F64x2Mul
		F64x2Add
		F64x2Mul
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func erfSlopeVectors(dst, z *float64, count int)
TEXT ·erfSlopeVectors(SB), NOSPLIT, $0-24
	I64Load dst+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		TO(R0)
		BELL
		STORED(R0)
		AGAIN
	End
	RET

// func erfBendVectors(dst, e, z *float64, count int)
TEXT ·erfBendVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load e+8(FP)
	Set R1
	I64Load z+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		LOAD(R2)
		Set V6
		TO(R0)
		LOAD(R1)
		MINUSTWO
		Get V6
		BELL
		F64x2Mul
		F64x2Mul
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func softplusVectors(a, z *float64, count int)
TEXT ·softplusVectors(SB), NOSPLIT, $0-24
	I64Load a+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		LOGODDS
		TO(R0)
		Get V0
		Get V6
		POSITIVE
		V128And
		F64x2Add
		STORED(R0)
		AGAIN
	End
	RET

// func expVectors(dst, x *float64, count int)
TEXT ·expVectors(SB), NOSPLIT, $0-24
	I64Load dst+0(FP)
	Set R0
	I64Load x+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		LOW
		F64x2Pmax
		HIGH
		F64x2Pmin
		Set V0
		REDUCE
		TO(R0)
		EXPONENTIAL
		SCALE
		STORED(R0)
		AGAIN
	End
	RET

// func oddsVectors(dst, v, z *float64, count int)
TEXT ·oddsVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load v+8(FP)
	Set R1
	I64Load z+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		LOAD(R2)
		Set V6
		ODDS
		TO(R0)
		Get V10
		Get V5
		F64x2Mul
		Get V11
		Get V11
		F64x2Mul
		F64x2Div
		LOAD(R1)
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func logisticGradientVectors(dst, a, t *float64, count int)
TEXT ·logisticGradientVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load a+8(FP)
	Set R1
	I64Load t+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V6
		ODDS
		LOAD(R2)
		Set V12
		NEGATIVE
		Set V13
		TO(R0)
		ONE
		Get V12
		F64x2Sub
		Get V10
		Get V5
		Get V13
		V128Bitselect
		F64x2Mul
		Get V12
		Get V5
		Get V10
		Get V13
		V128Bitselect
		F64x2Mul
		F64x2Sub
		Get V11
		F64x2Div
		STORED(R0)
		AGAIN
	End
	RET

// func logisticLossVectors(sums *[2]float64, a, t *float64, count int)
TEXT ·logisticLossVectors(SB), NOSPLIT, $0-32
	I64Load sums+0(FP)
	Set R0
	I64Load a+8(FP)
	Set R1
	I64Load t+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	ZERO
	Set V13
	Loop
		LOAD(R1)
		Set V6
		LOGODDS
		LOAD(R2)
		Set V12
		ONE
		Get V12
		F64x2Sub
		Set V11
		Get V13
		Get V0
		Get V12
		Get V6
		F64x2Neg
		NEGATIVE
		V128And
		F64x2Mul
		Get V12
		ZERO
		F64x2Ne
		V128And
		F64x2Add
		Get V11
		Get V6
		POSITIVE
		V128And
		F64x2Mul
		Get V11
		ZERO
		F64x2Ne
		V128And
		F64x2Add
		F64x2Add
		Set V13
		AGAIN
	End
	TO(R0)
	Get V13
	V128Store $0
	RET

// func tanhSlopeVectors(dst, a *float64, count int)
TEXT ·tanhSlopeVectors(SB), NOSPLIT, $0-24
	I64Load dst+0(FP)
	Set R0
	I64Load a+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V0
		TO(R0)
		ONE
		Get V0
		F64x2Sub
		ONE
		Get V0
		F64x2Add
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func tanhBendVectors(dst, e, a *float64, count int)
TEXT ·tanhBendVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load e+8(FP)
	Set R1
	I64Load a+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		LOAD(R2)
		Set V0
		TO(R0)
		LOAD(R1)
		MINUSTWO
		Get V0
		F64x2Mul
		ONE
		Get V0
		F64x2Sub
		F64x2Mul
		ONE
		Get V0
		F64x2Add
		F64x2Mul
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func logisticSlopeVectors(dst, a *float64, count int)
TEXT ·logisticSlopeVectors(SB), NOSPLIT, $0-24
	I64Load dst+0(FP)
	Set R0
	I64Load a+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		LOAD(R1)
		Set V0
		TO(R0)
		Get V0
		ONE
		Get V0
		F64x2Sub
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func logisticBendVectors(dst, e, a *float64, count int)
TEXT ·logisticBendVectors(SB), NOSPLIT, $0-32
	I64Load dst+0(FP)
	Set R0
	I64Load e+8(FP)
	Set R1
	I64Load a+16(FP)
	Set R2
	I64Load count+24(FP)
	Set R15
	Loop
		LOAD(R2)
		Set V0
		TO(R0)
		LOAD(R1)
		Get V0
		ONE
		Get V0
		F64x2Sub
		F64x2Mul
		ONE
		Get V0
		Get V0
		F64x2Add
		F64x2Sub
		F64x2Mul
		F64x2Mul
		STORED(R0)
		AGAIN
	End
	RET

// func reluVectors(a, z *float64, count int)
TEXT ·reluVectors(SB), NOSPLIT, $0-24
	I64Load a+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		TO(R0)
		LOAD(R1)
		ZERO
		F64x2Max
		STORED(R0)
		AGAIN
	End
	RET

// func reluSlopeVectors(dst, z *float64, count int)
TEXT ·reluSlopeVectors(SB), NOSPLIT, $0-24
	I64Load dst+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		TO(R0)
		LOAD(R1)
		ZERO
		F64x2Gt
		ONE
		V128And
		STORED(R0)
		AGAIN
	End
	RET
