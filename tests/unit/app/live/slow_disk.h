// SPDX-License-Identifier: Apache-2.0
// A disk on which the last step of writing a MIDI file takes as long as the test wants.
#pragma once

#include <condition_variable>
#include <mutex>

namespace atos::test {

/// While it lives files named *.mid do not get their name, until release().
class SlowDisk {
public:
    SlowDisk();
    ~SlowDisk();
    SlowDisk(const SlowDisk&) = delete;
    SlowDisk& operator=(const SlowDisk&) = delete;

    void release();
    /// Until somebody waits for the disk; false when nobody does for 20 s.
    [[nodiscard]] bool waitUntilAsked();

    void ask(); ///< called by renameat() and linkat()

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool asked_ = false;
    bool released_ = false;
};

} // namespace atos::test
