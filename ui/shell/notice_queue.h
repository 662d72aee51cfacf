// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace atos {

/// What the player should know and dismisses, one after the other: a piano that is still changed first, then
/// what went wrong or was done, the newest of it first, then what was found at the start.
class NoticeQueue {
public:
    enum class Kind {
        unfinished, ///< a piano that was changed and not put back
        problem,
        done,    ///< of interest only until the next notice
        atStart, ///< other than a piano's change
    };

    /// Takes the place of what says the same, and of what is about the same topic.
    void add(Kind kind, const QString& text, const QString& topic = {});
    /// Takes away what is shown.
    void dismiss();

    /// Takes away what was told of a topic, for it is no longer true. False: nothing was.
    bool withdraw(const QString& topic);

    [[nodiscard]] QString first() const; ///< empty: there is nothing to tell
    [[nodiscard]] int waiting() const;   ///< behind the first

private:
    struct Notice {
        Kind kind;
        QString text;
        QString topic; ///< empty: none
    };
    std::vector<Notice> notices_; ///< as they are shown
};

} // namespace atos
