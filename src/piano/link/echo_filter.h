// SPDX-License-Identifier: Apache-2.0
// Some pianos and cables say everything again that they hear. An echo of what we wrote would look like a
// proof.
#pragma once

#include "files/bytes.h"

#include <deque>

namespace atos {

/// One thread at a time.
class EchoFilter {
public:
    /// Every message that goes out.
    void sent(const Bytes& message);
    /// Whether an arriving message is an echo, and so no answer. A question that comes back shows that there
    /// is one: no piano asks it by itself; from then on each message is expected once more.
    [[nodiscard]] bool swallows(const Bytes& message);
    [[nodiscard]] bool echoes() const { return echoes_; }

private:
    std::deque<Bytes> unheard_; ///< sent, and not come back yet: the newest
    bool echoes_ = false;
};

} // namespace atos
