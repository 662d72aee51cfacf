// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/notice_queue.h"

#include <algorithm>

namespace atos {
namespace {

/// What nobody reads for so long helps nobody.
constexpr std::size_t mostWaiting = 20;

} // namespace

void NoticeQueue::add(Kind kind, const QString& text, const QString& topic) {
    if (text.isEmpty()) return;
    const bool told = std::any_of(notices_.begin(), notices_.end(), [&](const Notice& notice) {
        return notice.kind == Kind::unfinished && notice.text == text;
    });
    if (told) return;
    const auto replaced = [&](const Notice& notice) {
        return notice.kind == Kind::done || notice.text == text
               || (!topic.isEmpty() && notice.topic == topic);
    };
    notices_.erase(std::remove_if(notices_.begin(), notices_.end(), replaced), notices_.end());

    const auto place = std::find_if(notices_.begin(), notices_.end(), [kind](const Notice& notice) {
        return kind != Kind::atStart && notice.kind != Kind::unfinished;
    });
    notices_.insert(place, {kind, text, topic});
    if (notices_.size() > mostWaiting) notices_.pop_back();
}

void NoticeQueue::dismiss() {
    if (!notices_.empty()) notices_.erase(notices_.begin());
}

bool NoticeQueue::withdraw(const QString& topic) {
    return std::erase_if(notices_, [&](const Notice& notice) { return notice.topic == topic; }) > 0;
}

QString NoticeQueue::first() const {
    return notices_.empty() ? QString() : notices_.front().text;
}

int NoticeQueue::waiting() const {
    return notices_.empty() ? 0 : static_cast<int>(notices_.size()) - 1;
}

} // namespace atos
