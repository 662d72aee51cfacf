// SPDX-License-Identifier: Apache-2.0
// The driver's callback neither allocates nor locks: this program counts both on the thread that is inside
// it.
#include "app/live/live_engine.h"
#include "midi/message_assembler.h"
#include "piano/link/reply_inbox.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <dlfcn.h>
#include <mutex>
#include <new>
#include <pthread.h>
#include <thread>

namespace {

thread_local bool inCallback = false;
thread_local int allocations = 0;
thread_local int locks = 0;
thread_local bool spared = false;
std::atomic<bool> memoryGone = false; ///< for all threads that are not spared

void* allocate(std::size_t size) {
    if (inCallback) ++allocations;
    if (memoryGone && !spared) throw std::bad_alloc();
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void release(void* memory) noexcept {
    if (inCallback) ++allocations;
    std::free(memory);
}

} // namespace

void* operator new(std::size_t size) {
    return allocate(size);
}
void* operator new[](std::size_t size) {
    return allocate(size);
}
void operator delete(void* memory) noexcept {
    release(memory);
}
void operator delete[](void* memory) noexcept {
    release(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    release(memory);
}

// Comes before the C library's: every std::mutex of the program passes here.
extern "C" int pthread_mutex_lock(pthread_mutex_t* mutex) noexcept {
    using Lock = int (*)(pthread_mutex_t*);
    static const auto real = reinterpret_cast<Lock>(::dlsym(RTLD_NEXT, "pthread_mutex_lock"));
    if (inCallback) ++locks;
    return real(mutex);
}

namespace atos {
namespace {

/// What happens inside is counted.
class Guard {
public:
    Guard() {
        allocations = locks = 0;
        inCallback = true;
    }
    ~Guard() { inCallback = false; }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;
};

/// Gives its callback away, to be called as a driver would.
class HandedOver : public MidiSystem {
public:
    MidiCallback callback;

    std::string api() const override { return "test"; }
    std::vector<PortInfo> ports() override { return {{"Piano", PortDirection::input}}; }
    Result<std::unique_ptr<InputPort>> openInput(const std::string&, MidiCallback handler) override {
        callback = std::move(handler);
        return std::make_unique<InputPort>();
    }
    Result<std::unique_ptr<OutputPort>> openOutput(const std::string&) override { return none(); }
    Result<std::unique_ptr<InputPort>> openVirtualInput(const std::string&, MidiCallback) override {
        return none();
    }
    Result<std::unique_ptr<OutputPort>> openVirtualOutput(const std::string&) override { return none(); }

private:
    static Error none() { return environmentLacks("There is no such port."); }
};

} // namespace

TEST(Callback, TheCountersSeeAnAllocationAndALock) {
    std::mutex mutex;
    {
        const Guard guard;
        const std::vector<int> some(100);
        const std::lock_guard lock(mutex);
    }
    EXPECT_GE(allocations, 2);
    EXPECT_EQ(locks, 1);
}

TEST(Callback, OfTheEngineNeitherLocksNorAllocates) {
    const test::TemporaryFolder folder;
    HandedOver system;
    auto engine = LiveEngine::start(folder.path());
    ASSERT_TRUE(engine.ok());
    ASSERT_TRUE((*engine)->connect(system, "Piano").ok());
    const std::vector<std::uint8_t> exclusive{0xF0, 0x41, 0x10, 0xF7};
    {
        const Guard guard;
        // More than the ring holds: to lose one must not lock either.
        for (unsigned i = 0; i < 50'000; ++i) {
            const auto pitch = static_cast<std::uint8_t>(21 + i % 88);
            system.callback(i * 0.001, std::array<std::uint8_t, 3>{0x90, pitch, 64});
            system.callback(i * 0.001, std::array<std::uint8_t, 3>{0x80, pitch, 64});
            system.callback(i * 0.001, std::array<std::uint8_t, 1>{0xFE});
            system.callback(i * 0.001, exclusive);
        }
    }
    EXPECT_EQ(allocations, 0);
    EXPECT_EQ(locks, 0);
}

// An exception on one of the engine's threads ended the program, and the take with it.
TEST(Memory, AnEngineThatRunsOutOfItGoesOnWhenThereIsSomeAgain) {
    spared = true;
    const test::TemporaryFolder folder;
    HandedOver system;
    auto engine = LiveEngine::start(folder.path());
    ASSERT_TRUE(engine.ok());
    ASSERT_TRUE((*engine)->connect(system, "Piano").ok());
    double time = steadySeconds();
    const auto strike = [&](std::uint8_t pitch) {
        system.callback(time += 0.001, std::array<std::uint8_t, 3>{0x90, pitch, 64});
        system.callback(time += 0.001, std::array<std::uint8_t, 3>{0x80, pitch, 64});
    };
    const auto waitForPitch = [&](std::uint8_t pitch) {
        const auto giveUp = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        for (;;) {
            auto snapshot = (*engine)->snapshot();
            if (!snapshot->take->notes.empty() && snapshot->take->notes.back().pitch == pitch)
                return snapshot;
            if (std::chrono::steady_clock::now() > giveUp) {
                ADD_FAILURE() << "the engine has stopped";
                return snapshot;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    };
    strike(60);
    waitForPitch(60);
    memoryGone = true;
    // Long enough for ports to be listed and harmony to be found, too.
    for (int i = 0; i < 700; ++i) {
        strike(static_cast<std::uint8_t>(21 + i % 40));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    memoryGone = false;
    strike(100);
    EXPECT_NE(waitForPitch(100)->trouble, "") << "it is told that something may be missing";
    const auto take = (*engine)->finishTake();
    ASSERT_TRUE(take.ok());
    EXPECT_EQ(take->notes.front().pitch, 60) << "what came before is kept";
    EXPECT_EQ((*engine)->snapshot()->trouble, "");
    spared = false;
}

TEST(Callback, OfAConversationNeitherLocksNorAllocates) {
    ReplyInbox inbox;
    MessageAssembler assembler;
    const std::vector<std::uint8_t> piece(MessageAssembler::largest / 4, 0x11);
    {
        const Guard guard;
        const auto hear = [&](std::span<const std::uint8_t> message) { inbox.receive(0, message); };
        for (int i = 0; i < 10; ++i) {
            assembler.feed(std::array<std::uint8_t, 4>{0xF0, 0x41, 0x10, 0xF7}, hear);
            assembler.feed(std::array<std::uint8_t, 1>{0xF0}, hear);
            for (int pieces = 0; pieces < 6; ++pieces)
                assembler.feed(piece, hear);
            assembler.feed(std::array<std::uint8_t, 4>{0x90, 60, 64, 0xF7}, hear);
        }
    }
    EXPECT_EQ(allocations, 0);
    EXPECT_EQ(locks, 0);
}

} // namespace atos
