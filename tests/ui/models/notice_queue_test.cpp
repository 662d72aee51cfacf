// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/notice_queue.h"

#include <gtest/gtest.h>

#include <QStringList>

namespace atos {
namespace {

using Kind = NoticeQueue::Kind;

QStringList shown(NoticeQueue queue) {
    QStringList all;
    for (; !queue.first().isEmpty(); queue.dismiss())
        all << queue.first();
    return all;
}

TEST(NoticeQueue, ThePianoComesFirstThenTheNewestThenTheStart) {
    NoticeQueue queue;
    EXPECT_EQ(queue.first(), QString());
    queue.dismiss();
    queue.add(Kind::atStart, QStringLiteral("brought back"));
    queue.add(Kind::problem, QStringLiteral("first failure"));
    queue.add(Kind::problem, QStringLiteral("second failure"));
    queue.add(Kind::unfinished, QStringLiteral("piano one"));
    queue.add(Kind::unfinished, QStringLiteral("piano two"));
    queue.add(Kind::atStart, QStringLiteral("kept elsewhere"));
    queue.add(Kind::problem, QStringLiteral("third failure"));
    EXPECT_EQ(shown(queue), QStringList({QStringLiteral("piano one"), QStringLiteral("piano two"),
                                         QStringLiteral("third failure"), QStringLiteral("second failure"),
                                         QStringLiteral("first failure"), QStringLiteral("brought back"),
                                         QStringLiteral("kept elsewhere")}));
    EXPECT_EQ(queue.waiting(), 6);
}

TEST(NoticeQueue, NothingPilesUp) {
    NoticeQueue queue;
    queue.add(Kind::unfinished, QStringLiteral("piano"));
    queue.add(Kind::done, QStringLiteral("Saved as a."));
    queue.add(Kind::done, QStringLiteral("Saved as b."));
    queue.add(Kind::problem, QStringLiteral("1 message was lost."), QStringLiteral("lost"));
    queue.add(Kind::problem, QStringLiteral("no music"));
    queue.add(Kind::problem, QStringLiteral("2 messages were lost."), QStringLiteral("lost"));
    queue.add(Kind::problem, QStringLiteral("no music"));
    queue.add(Kind::problem, QStringLiteral("piano"));
    EXPECT_EQ(shown(queue), QStringList({QStringLiteral("piano"), QStringLiteral("no music"),
                                         QStringLiteral("2 messages were lost.")}));
    for (int i = 0; i < 100; ++i)
        queue.add(Kind::problem, QString::number(i));
    EXPECT_LE(queue.waiting(), 20);
    EXPECT_EQ(queue.first(), QStringLiteral("piano"));
}

} // namespace
} // namespace atos
