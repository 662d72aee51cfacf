// SPDX-License-Identifier: Apache-2.0
// The network as it was when the milestones of a training measured it best. Free of torch; one thread.
#pragma once

#include "core/result.h"
#include "nn/safetensors.h"

#include <cstdint>
#include <map>
#include <string>

namespace atos {

class BestSnapshot {
public:
    enum class Better { higher, lower };
    explicit BestSnapshot(Better better) : better_(better) {}

    [[nodiscard]] bool empty() const { return tensors_.empty(); }
    /// Always when there is none yet.
    [[nodiscard]] bool isBeatenBy(double figure) const;
    /// `figure` is what was measured, at most 1e9 to either side.
    void keep(double figure, std::int64_t step, std::map<std::string, Tensor> tensors);

    [[nodiscard]] double figure() const { return figure_; }
    [[nodiscard]] std::int64_t step() const { return step_; }
    [[nodiscard]] const std::map<std::string, Tensor>& tensors() const { return tensors_; }

    void store(WeightFile& checkpoint) const;
    [[nodiscard]] Status restore(const WeightFile& checkpoint);

private:
    Better better_;
    double figure_ = 0;
    std::int64_t step_ = 0;
    std::map<std::string, Tensor> tensors_;
};

} // namespace atos
