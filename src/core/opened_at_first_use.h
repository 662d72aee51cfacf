// SPDX-License-Identifier: Apache-2.0
// What takes long to open and may never be needed: a network, a database, a piano's ports.
#pragma once

#include "core/result.h"

#include <memory>
#include <mutex>

namespace atos {

/// Opened by the first get() and kept until this goes. Any thread may call; who comes while it opens waits.
/// What is opened keeps its own rules about threads. Share it by std::shared_ptr between jobs.
template<typename T>
class OpenedAtFirstUse {
public:
    /// Never null. `open()` gives a Result<std::unique_ptr<T>> and is called until it succeeds once: a
    /// failure is not kept, since the next time the disk or the cable may be there.
    template<typename Open>
    [[nodiscard]] Result<T*> get(Open&& open) {
        const std::lock_guard lock(mutex_);
        if (!opened_) {
            Result<std::unique_ptr<T>> result = open();
            if (!result) return result.error();
            opened_ = std::move(*result);
        }
        return opened_.get();
    }

    /// Null before the first get() that succeeded.
    [[nodiscard]] T* opened() const {
        const std::lock_guard lock(mutex_);
        return opened_.get();
    }

private:
    mutable std::mutex mutex_;
    std::unique_ptr<T> opened_;
};

} // namespace atos
