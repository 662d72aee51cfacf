// SPDX-License-Identifier: Apache-2.0
#include "lab/data/read_pieces.h"

#include "core/caught.h"
#include "lab/data/skipped_files.h"
#include "music/smf.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace atos {

namespace {

class Reading {
public:
    Reading(std::span<const LabelledPiece> pieces,
            const std::function<void(std::size_t, const Performance&)>& use, const Task& task,
            Unreadable unreadable)
        : pieces_(pieces), use_(use), task_(task), unreadable_(unreadable) {}

    Status run() {
        {
            std::vector<std::jthread> helpers;
            for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
                helpers.emplace_back([this] { work(false); });
            work(true);
        }
        return task_.cancel.cancelled() ? Status(cancelled()) : status_;
    }

private:
    std::span<const LabelledPiece> pieces_;
    const std::function<void(std::size_t, const Performance&)>& use_;
    const Task& task_;
    Unreadable unreadable_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<std::size_t> skipped_ = 0;
    std::mutex failing_;
    Status status_; ///< guarded by failing_

    void work(bool reports) {
        try {
            readOnesShare(reports);
        } catch (...) {
            fail(caughtError());
        }
    }

    void readOnesShare(bool reports) {
        for (std::size_t i = next_++; i < pieces_.size() && !task_.cancel.cancelled(); i = next_++) {
            const Result<Performance> performance = readMidi(pieces_[i].path);
            if (performance)
                use_(i, *performance);
            else if (unreadable_ == Unreadable::skip)
                ++skipped_;
            else
                return fail(performance.error());
            if (reports)
                task_.report(static_cast<double>(i + 1) / static_cast<double>(pieces_.size()),
                             "reading harmony" + skippedFiles(skipped_));
        }
    }

    void fail(const Error& error) {
        const std::lock_guard lock(failing_);
        if (status_.ok()) status_ = error;
        next_ = pieces_.size();
    }
};

} // namespace

Status readPieces(std::span<const LabelledPiece> pieces,
                  const std::function<void(std::size_t, const Performance&)>& use, const Task& task,
                  Unreadable unreadable) {
    return Reading(pieces, use, task, unreadable).run();
}

} // namespace atos
