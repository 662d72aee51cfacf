// SPDX-License-Identifier: Apache-2.0
// A bounded queue between exactly one producer thread and one consumer thread: no locks, no allocation after
// construction. Callbacks of MIDI and audio drivers speak to the rest of the program through it.
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace atos {

template<typename T>
class SpscRing {
    static_assert(std::is_trivially_copyable_v<T>, "the ring copies bytes; it never runs constructors");

public:
    /// Room for at least `capacity` items, rounded up to a power of two.
    explicit SpscRing(std::size_t capacity) : slots_(std::bit_ceil(capacity < 2 ? 2 : capacity)) {}

    SpscRing(const SpscRing&) = delete;
    SpscRing& operator=(const SpscRing&) = delete;

    /// Producer thread only. False when full: the item is dropped and the caller must count it.
    bool push(const T& item) {
        const std::size_t head = head_.load(std::memory_order_relaxed);
        if (head - tail_.load(std::memory_order_acquire) == slots_.size()) return false;
        slots_[head & (slots_.size() - 1)] = item;
        head_.store(head + 1, std::memory_order_release);
        return true;
    }

    /// Consumer thread only. False when empty.
    bool pop(T& item) {
        const std::size_t tail = tail_.load(std::memory_order_relaxed);
        if (tail == head_.load(std::memory_order_acquire)) return false;
        item = slots_[tail & (slots_.size() - 1)];
        tail_.store(tail + 1, std::memory_order_release);
        return true;
    }

    [[nodiscard]] std::size_t capacity() const { return slots_.size(); }

private:
    std::vector<T> slots_;
    alignas(64) std::atomic<std::size_t> head_{0};
    alignas(64) std::atomic<std::size_t> tail_{0};
};

} // namespace atos
