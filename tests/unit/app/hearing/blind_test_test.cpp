// SPDX-License-Identifier: Apache-2.0
#include "app/hearing/blind_test.h"

#include <gtest/gtest.h>

#include <random>

namespace atos {
namespace {

TEST(BlindTest, CountsAsExactBinomialSumsDo) {
    EXPECT_DOUBLE_EQ(chanceOfGuessing(5, 5), 1.0 / 32);
    EXPECT_NEAR(chanceOfGuessing(7, 8), 9.0 / 256, 1e-12);
    EXPECT_NEAR(chanceOfGuessing(12, 16), 2517.0 / 65536, 1e-12);
    EXPECT_NEAR(chanceOfGuessing(15, 20), 0.020695, 1e-6);
    EXPECT_DOUBLE_EQ(chanceOfGuessing(0, 9), 1);
}

TEST(BlindTest, EndsAsSoonAsItIsClear) {
    BlindTest sure(1);
    while (sure.verdict() == BlindVerdict::undecided)
        sure.answer(sure.xIsB());
    EXPECT_EQ(sure.verdict(), BlindVerdict::heard);
    EXPECT_EQ(sure.trials(), 7);
    EXPECT_EQ(sure.hits(), 7);
    BlindTest wrong(1);
    while (wrong.verdict() == BlindVerdict::undecided)
        wrong.answer(!wrong.xIsB());
    EXPECT_EQ(wrong.verdict(), BlindVerdict::notShown);
    EXPECT_EQ(wrong.trials(), 3);
    wrong.answer(true);
    EXPECT_EQ(wrong.trials(), 3) << "what is decided stays";
}

/// The figures that the header promises: a guesser is seldom believed, a listener mostly.
TEST(BlindTest, BelievesListenersAndSeldomGuessers) {
    const auto passes = [](double skill) {
        std::mt19937_64 random(7);
        std::bernoulli_distribution right(skill);
        int passed = 0;
        int xWasB = 0;
        int drawn = 0;
        for (std::uint64_t listener = 0; listener < 10'000; ++listener) {
            BlindTest test(listener);
            while (test.verdict() == BlindVerdict::undecided) {
                ++drawn;
                xWasB += test.xIsB() ? 1 : 0;
                test.answer(test.xIsB() == right(random));
            }
            passed += test.verdict() == BlindVerdict::heard ? 1 : 0;
        }
        EXPECT_NEAR(static_cast<double>(xWasB) / drawn, 0.5, 0.01) << "X is as often A as B";
        return passed / 10'000.0;
    };
    EXPECT_LT(passes(0.5), 0.05);
    EXPECT_GT(passes(0.8), 0.7);
    EXPECT_GT(passes(0.95), 0.98);
}

} // namespace
} // namespace atos
