// SPDX-License-Identifier: Apache-2.0
// What the keys have done so far in music that is being made. Plugin only: includes torch.
#pragma once

#include <torch/types.h>

namespace atos {

inline constexpr int struckKeyPlanes = 4;

/// The last key struck; those struck in this column; those struck lately, fading at two speeds (e times
/// weaker after 16 and after 96 columns). A pitch is chosen with them in view, as in the LSTM
/// (compose/lstm/recent_keys.h).
class StruckKeys {
public:
    StruckKeys();
    void pass(int columns); ///< 0 or more
    void strike(int key);   ///< 0 .. 87, from A0 on
    /// [1, struckKeyPlanes, 88], values 0 .. 1.
    [[nodiscard]] torch::Tensor planes() const;

private:
    torch::Tensor last_, inThisColumn_, lately_;
};

} // namespace atos
