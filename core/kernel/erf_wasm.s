#include "textflag.h"

// The error function of two numbers at a time, with the operations of package math and of
// elementary.Erf in the same order: the bits are equal. See elementwise.go.

// K pushes twice the same number, UP also V4 before it, and DOWN takes a step of a polynomial in V4 that stands
// so on the stack.
#define K(bits) V128Const $bits, $bits
#define UP(bits) Get V4; K(bits)
#define DOWN F64x2Mul; F64x2Add

#define LOG2E K(0x3ff71547652b82fe)
#define LN2HIGH K(0x3fe62e42fee00000)
#define LN2LOW K(0x3dea39ef35793c76)
#define ROUNDER K(0x4338000000000000)
#define HALF K(0x3fe0000000000000)
#define ONE K(0x3ff0000000000000)
#define TWO K(0x4000000000000000)
#define ERX K(0x3feb0ac160000000)
#define EFX K(0x3fc06eba8214db69)
#define EFX8 K(0x3ff06eba8214db69)
#define EIGHT K(0x4020000000000000)
#define EIGHTH K(0x3fc0000000000000)
#define SMALL K(0x3e30000000000000)
#define TINY K(0x0080000000000000)
#define MIDDLE K(0x3feb000000000000)
#define TAIL K(0x3ff4000000000000)
#define SECOND K(0x4006db6db6db6db7)
#define BEYOND K(0x4018000000000000)
#define OFFSET K(0x3fe2000000000000)
#define P1 K(0x3fc5555555555555)
#define P2 K(0xbf66c16c16bebd93)
#define P3 K(0x3f11566aaf25de2c)
#define P4 K(0xbebbbd41c5d26bf1)
#define P5 K(0x3e66376972bea4d0)
#define BIAS K(0x3ff)
#define SIGN K(0x8000000000000000)
#define FIRSTHALF K(0xffffffff00000000)

// The polynomials, as package math names them.
#define POLYPP \
	K(0x3fc06eba8214db68); UP(0xbfd4cd7d691cb913); UP(0xbf9d2a51dbd7194f); \
	UP(0xbf77a291236668e4); UP(0xbef8ead6120016ac); DOWN; DOWN; DOWN; DOWN
#define POLYQQ \
	K(0x3ff0000000000000); UP(0x3fd97779cddadc09); UP(0x3fb0a54c5536ceba); \
	UP(0x3f74d022c4d36b0f); UP(0x3f215dc9221c1a10); UP(0xbed09c4342a26120); \
	DOWN; DOWN; DOWN; DOWN; DOWN
#define POLYPA \
	K(0xbf6359b8bef77538); UP(0x3fda8d00ad92b34d); UP(0xbfd7d240fbb8c3f1); \
	UP(0x3fd45fca805120e4); UP(0xbfbc63983d3e28ec); UP(0x3fa22a36599795eb); \
	UP(0xbf61bf380a96073f); DOWN; DOWN; DOWN; DOWN; DOWN; DOWN
#define POLYQA \
	K(0x3ff0000000000000); UP(0x3fbb3e6618eee323); UP(0x3fe14af092eb6f33); \
	UP(0x3fb2635cd99fe9a7); UP(0x3fc02660e763351f); UP(0x3f8bedc26b51dd1c); \
	UP(0x3f888b545735151d); DOWN; DOWN; DOWN; DOWN; DOWN; DOWN
#define POLYRA \
	K(0xbf843412600d6435); UP(0xbfe63416e4ba7360); UP(0xc0251e0441b0e726); \
	UP(0xc04f300ae4cba38d); UP(0xc0644cb184282266); UP(0xc067135cebccabb2); \
	UP(0xc054526557e4d2f2); UP(0xc023a0efc69ac25c); DOWN; DOWN; DOWN; DOWN; DOWN; DOWN; DOWN
#define POLYSA \
	K(0x3ff0000000000000); UP(0x4033a6b9bd707687); UP(0x4061350c526ae721); \
	UP(0x407b290dd58a1a71); UP(0x40842b1921ec2868); UP(0x407ad02157700314); \
	UP(0x405b28a3ee48ae2c); UP(0x401a47ef8e484a93); UP(0xbfaeeff2ee749a62); \
	DOWN; DOWN; DOWN; DOWN; DOWN; DOWN; DOWN; DOWN
#define POLYRB \
	K(0xbf84341239e86f4a); UP(0xbfe993ba70c285de); UP(0xc031c209555f995a); \
	UP(0xc064145d43c5ed98); UP(0xc083ec881375f228); UP(0xc09004616a2e5992); \
	UP(0xc07e384e9bdc383f); DOWN; DOWN; DOWN; DOWN; DOWN; DOWN
#define POLYSB \
	K(0x3ff0000000000000); UP(0x403e568b261d5190); UP(0x40745cae221b9f0a); \
	UP(0x409802eb189d5118); UP(0x40a8ffb7688c246a); UP(0x40a3f219cedf3be6); \
	UP(0x407da874e79fe763); UP(0xc03670e242712d62); DOWN; DOWN; DOWN; DOWN; DOWN; DOWN; DOWN

// EXP pushes the exponential of V7, as elementary.Exp has it for numbers from −40 to 0. It takes V4 and V9 to
// V12.
#define EXP \
	Get V7; LOG2E; F64x2Mul; HALF; F64x2Sub; F64x2Trunc; Set V9; \
	Get V7; Get V9; LN2HIGH; F64x2Mul; F64x2Sub; Set V10; \
	Get V9; LN2LOW; F64x2Mul; Set V11; \
	Get V10; Get V11; F64x2Sub; Set V12; \
	Get V12; Get V12; F64x2Mul; Set V4; \
	Get V12; Get V4; P1; Get V4; P2; Get V4; P3; Get V4; P4; Get V4; P5; \
	DOWN; DOWN; DOWN; DOWN; F64x2Mul; F64x2Sub; Set V4; \
	ONE; Get V11; Get V12; Get V4; F64x2Mul; TWO; Get V4; F64x2Sub; F64x2Div; F64x2Sub; Get V10; F64x2Sub; F64x2Sub; \
	Get V9; ROUNDER; F64x2Add; BIAS; I64x2Add; I32Const $52; I64x2Shl; F64x2Mul

// CHOOSE puts what is on the stack into V1 where the mask is set.
#define CHOOSE(mask) Get V1; Get mask; V128Bitselect; Set V1

// func erfVectors(a, z *float64, count int)
// The size of z is in V0 and its function in V1, of each range of sizes where there are any.
TEXT ·erfVectors(SB), NOSPLIT, $0-24
	I64Load a+0(FP)
	Set R0
	I64Load z+8(FP)
	Set R1
	I64Load count+16(FP)
	Set R15
	Loop
		Get R1
		I32WrapI64
		V128Load $0
		Set V6
		Get V6
		F64x2Abs
		Set V0
		Get V0
		Get V0
		F64x2Mul
		Set V4
		Get V0
		Get V0
		POLYPP
		POLYQQ
		F64x2Div
		DOWN
		Set V1
		Get V0
		SMALL
		F64x2Lt
		Tee V5
		V128AnyTrue
		If
			Get V0
			EIGHT
			F64x2Mul
			Get V0
			EFX8
			DOWN
			EIGHTH
			F64x2Mul
			Get V0
			Get V0
			EFX
			DOWN
			Get V0
			TINY
			F64x2Lt
			V128Bitselect
			CHOOSE(V5)
		End
		Get V0
		MIDDLE
		F64x2Ge
		Tee V5
		V128AnyTrue
		If
			Get V0
			ONE
			F64x2Sub
			Set V4
			ERX
			POLYPA
			POLYQA
			F64x2Div
			F64x2Add
			CHOOSE(V5)
			Get V0
			TAIL
			F64x2Ge
			Tee V5
			V128AnyTrue
			If
				ONE
				Get V0
				Get V0
				F64x2Mul
				F64x2Div
				Set V4
				Get V0
				SECOND
				F64x2Ge
				Set V8
				POLYRB
				POLYRA
				Get V8
				V128Bitselect
				POLYSB
				POLYSA
				Get V8
				V128Bitselect
				F64x2Div
				Set V2
				Get V0
				FIRSTHALF
				V128And
				Set V3
				Get V3
				Get V0
				F64x2Sub
				Get V3
				Get V0
				F64x2Add
				F64x2Mul
				Get V2
				F64x2Add
				Set V7
				EXP
				Set V2
				Get V3
				Get V3
				F64x2Mul
				F64x2Neg
				OFFSET
				F64x2Sub
				Set V7
				ONE
				EXP
				Get V2
				F64x2Mul
				Get V0
				F64x2Div
				F64x2Sub
				CHOOSE(V5)
				Get V0
				BEYOND
				F64x2Ge
				Set V5
				ONE
				CHOOSE(V5)
			End
		End
		Get R0
		I32WrapI64
		Get V1
		Get V6
		SIGN
		V128And
		V128Or
		V128Store $0
		Get R0
		I64Const $16
		I64Add
		Set R0
		Get R1
		I64Const $16
		I64Add
		Set R1
		Get R15
		I64Const $1
		I64Sub
		Tee R15
		I64Const $0
		I64GtS
		BrIf $0
	End
	RET
