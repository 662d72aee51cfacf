// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/close_watch.h"

#include <utility>

namespace atos {

CloseWatch::CloseWatch(std::chrono::milliseconds patience, std::function<void()> giveUp)
    : thread_([this, patience, giveUp = std::move(giveUp)](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          stopped_.wait_for(lock, stop, patience, [] { return false; });
          if (!stop.stop_requested()) giveUp();
      }) {}

} // namespace atos
