// SPDX-License-Identifier: Apache-2.0
#include "app/worker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <stdexcept>
#include <vector>

namespace atos {
namespace {

TEST(Worker, DoesOneJobAfterTheOtherOnItsOwnThread) {
    Worker worker;
    std::vector<int> order;
    std::thread::id thread;
    for (int i = 0; i < 100; ++i) {
        worker.start([&, i](const Task&) {
            order.push_back(i);
            thread = std::this_thread::get_id();
        });
    }
    worker.wait();
    EXPECT_FALSE(worker.busy());
    ASSERT_EQ(order.size(), 100U);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
    EXPECT_NE(thread, std::this_thread::get_id());
}

TEST(Worker, CancelsTheJobThatRunsAndThoseThatWaitButStillRunsThem) {
    Worker worker;
    std::promise<void> running;
    bool firstCancelled = false;
    bool secondCancelled = false;
    worker.start([&](const Task& task) {
        running.set_value();
        while (!task.cancel.cancelled())
            std::this_thread::yield();
        firstCancelled = true;
    });
    worker.start([&](const Task& task) { secondCancelled = task.cancel.cancelled(); });
    running.get_future().wait();
    worker.cancelAll();
    worker.wait();
    EXPECT_TRUE(firstCancelled);
    EXPECT_TRUE(secondCancelled);
}

TEST(Worker, ACancelledWorkerStillTakesNewWork) {
    Worker worker;
    worker.start([](const Task&) {});
    worker.cancelAll();
    bool cancelled = true;
    worker.start([&](const Task& task) { cancelled = task.cancel.cancelled(); });
    worker.wait();
    EXPECT_FALSE(cancelled);
}

TEST(Worker, ATokenCancelsItsJobAlone) {
    Worker worker;
    std::promise<void> release;
    worker.start([&](const Task&) { release.get_future().wait(); });
    bool one = false, other = false;
    CancelToken token = worker.start([&](const Task& task) { one = task.cancel.cancelled(); });
    worker.start([&](const Task& task) { other = task.cancel.cancelled(); });
    token.cancel();
    release.set_value();
    worker.wait();
    EXPECT_TRUE(one);
    EXPECT_FALSE(other);
}

TEST(Worker, PassesProgressOn) {
    Worker worker;
    std::vector<double> seen;
    worker.start([](const Task& task) { task.report(0.5, "half"); },
                 [&](double fraction, std::string_view step) {
                     seen.push_back(fraction);
                     EXPECT_EQ(step, "half");
                 });
    worker.wait();
    EXPECT_EQ(seen, std::vector<double>{0.5});
}

// It ended the program.
TEST(Worker, AJobThatThrowsEndsAlone) {
    Worker worker;
    bool next = false;
    worker.start([](const Task&) { throw std::runtime_error("no such key"); });
    worker.start([&](const Task&) { next = true; });
    worker.wait();
    EXPECT_TRUE(next);
    EXPECT_FALSE(worker.busy());
}

TEST(Worker, AJobThatThrowsAnswersWithTheError) {
    const auto failing = [](auto answer) {
        return [answer](const Task&) -> decltype(answer) { throw std::runtime_error("no such key"); };
    };
    Task task;
    task.cancel.cancel();
    const auto result = answerOf(failing(Result<int>(7)), task);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::internal);
    EXPECT_NE(result.error().message.find("no such key"), std::string::npos);
    const auto pair = answerOf(failing(std::pair(Result<int>(7), CancelToken())), task);
    EXPECT_FALSE(pair.first.ok());
    EXPECT_TRUE(pair.second.cancelled()) << "its own token";
    EXPECT_TRUE(answerOf(failing(std::vector<int>{7}), task).empty());
    EXPECT_FALSE(answerOf(failing(true), task));
}

TEST(Worker, EndsWhileAJobRuns) {
    std::atomic<bool> noticed{false};
    std::promise<void> running;
    {
        Worker worker;
        worker.start([&](const Task& task) {
            running.set_value();
            while (!task.cancel.cancelled())
                std::this_thread::yield();
            noticed = true;
        });
        running.get_future().wait();
    }
    EXPECT_TRUE(noticed);
}

} // namespace
} // namespace atos
