// SPDX-License-Identifier: Apache-2.0
#include "piano/link/echo_filter.h"

#include "piano/protocols/protocols.h"

#include <algorithm>

namespace atos {
namespace {

constexpr std::size_t mostUnheard = 64;

} // namespace

void EchoFilter::sent(const Bytes& message) {
    unheard_.push_back(message);
    if (unheard_.size() > mostUnheard) unheard_.pop_front();
}

bool EchoFilter::swallows(const Bytes& message) {
    const auto ours = std::find(unheard_.begin(), unheard_.end(), message);
    if (ours == unheard_.end()) return false;
    echoes_ = echoes_ || isQuestion(message);
    if (!echoes_) return false;
    unheard_.erase(ours);
    return true;
}

} // namespace atos
