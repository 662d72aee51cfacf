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

namespace {

void askFor(std::string_view name) {
    SlowDisk* const disk = slow;
    if (disk != nullptr && name.ends_with(".mid")) disk->ask();
}

} // namespace

} // namespace atos::test

// These come before the C library's: what a file gets its name by passes here.
extern "C" int renameat(int fromFolder, const char* from, int toFolder, const char* to) noexcept {
    using Renameat = int (*)(int, const char*, int, const char*);
    static const auto real = reinterpret_cast<Renameat>(::dlsym(RTLD_NEXT, "renameat"));
    atos::test::askFor(to);
    return real(fromFolder, from, toFolder, to);
}

extern "C" int linkat(int fromFolder, const char* from, int toFolder, const char* to, int flags) noexcept {
    using Linkat = int (*)(int, const char*, int, const char*, int);
    static const auto real = reinterpret_cast<Linkat>(::dlsym(RTLD_NEXT, "linkat"));
    atos::test::askFor(to);
    return real(fromFolder, from, toFolder, to, flags);
}
