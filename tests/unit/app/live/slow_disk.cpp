// SPDX-License-Identifier: Apache-2.0
#include "unit/app/live/slow_disk.h"

#include <atomic>
#include <chrono>
#include <dlfcn.h>
#include <string_view>

namespace atos::test {
namespace {

std::atomic<SlowDisk*> slow = nullptr;

} // namespace

SlowDisk::SlowDisk() {
    slow = this;
}

SlowDisk::~SlowDisk() {
    release();
    slow = nullptr;
}

void SlowDisk::release() {
    {
        const std::lock_guard lock(mutex_);
        released_ = true;
    }
    changed_.notify_all();
}

bool SlowDisk::waitUntilAsked() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [this] { return asked_; });
}

void SlowDisk::ask() {
    std::unique_lock lock(mutex_);
    asked_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return released_; });
}

} // namespace atos::test

// Comes before the C library's: every rename() of the program passes here.
extern "C" int rename(const char* from, const char* to) noexcept {
    using Rename = int (*)(const char*, const char*);
    static const auto real = reinterpret_cast<Rename>(::dlsym(RTLD_NEXT, "rename"));
    atos::test::SlowDisk* disk = atos::test::slow;
    if (disk != nullptr && std::string_view(to).ends_with(".mid")) disk->ask();
    return real(from, to);
}
