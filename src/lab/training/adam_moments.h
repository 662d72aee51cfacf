// SPDX-License-Identifier: Apache-2.0
// The memory of Adam (Kingma and Ba, ICLR 2015) for the small models that learn without torch: running
// averages of each value's gradient and of its square. What a step makes of them, and in which order it
// rounds, is each model's own: a trained file is to stay the same, byte by byte. One thread.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace atos {

template<typename Number>
class AdamMoments {
public:
    /// How much of an average a step keeps, and the share of the new gradient.
    struct Averaging {
        Number kept;
        Number added;
    };

    AdamMoments(std::size_t values, Averaging mean, Averaging square)
        : meanAveraging_(mean), squareAveraging_(square), means_(values), squares_(values) {}

    /// Begins a step.
    void advance() {
        ++steps_;
        meanFilled_ = 1 - std::pow(meanAveraging_.kept, static_cast<Number>(steps_));
        squareFilled_ = 1 - std::pow(squareAveraging_.kept, static_cast<Number>(steps_));
    }
    /// Takes in the gradient of a value.
    void add(std::size_t value, Number gradient) {
        means_[value] = meanAveraging_.kept * means_[value] + meanAveraging_.added * gradient;
        squares_[value] =
            squareAveraging_.kept * squares_[value] + squareAveraging_.added * gradient * gradient;
    }

    [[nodiscard]] Number mean(std::size_t value) const { return means_[value]; }
    [[nodiscard]] Number square(std::size_t value) const { return squares_[value]; }
    /// The averages begin at 0: divided by these they are unbiased.
    [[nodiscard]] Number meanFilled() const { return meanFilled_; }
    [[nodiscard]] Number squareFilled() const { return squareFilled_; }

private:
    Averaging meanAveraging_, squareAveraging_;
    std::vector<Number> means_, squares_;
    Number meanFilled_ = 0, squareFilled_ = 0;
    int steps_ = 0;
};

} // namespace atos
