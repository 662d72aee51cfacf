// SPDX-License-Identifier: Apache-2.0
// Puts the notes and pedals of one track on whole ticks and spells them as a track chunk. Internal to music.
#pragma once

#include "files/bytes.h"
#include "music/performance.h"
#include "music/tempo_cursor.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace atos {

inline constexpr std::uint32_t writtenTicksPerBeat = 480;
inline constexpr std::uint32_t lastWrittenTick =
    0x0FFFFFFF; ///< the longest delta that a file can state: 77 h at 120 BPM

/// Beats to the nearest tick; what no file can state is moved to the nearest one that it can.
[[nodiscard]] std::uint32_t writtenTick(double beat);

/// Appends a chunk; its length is filled in when the writer goes out of scope.
class ChunkWriter {
public:
    ChunkWriter(Bytes& file, std::string_view id);
    ~ChunkWriter();
    ChunkWriter(const ChunkWriter&) = delete;
    ChunkWriter& operator=(const ChunkWriter&) = delete;

private:
    Bytes& file_;
    std::size_t begin_;
};

void appendBigEndian(Bytes& bytes, std::uint32_t value, int size);
/// At most 28 bits, in one to four bytes of seven bits.
void appendQuantity(Bytes& bytes, std::uint32_t value);
void appendEndOfTrack(Bytes& bytes);

class TrackWriter {
public:
    /// `tempo` is the map as the file states it, and must outlive the writer.
    explicit TrackWriter(const TempoMap& tempo) : strikes_(tempo), releases_(tempo) {}

    /// Notes by onset. Within a tick pedals move first, keys are released next and struck last, each right
    /// after the prefix that refines its velocity.
    void write(std::span<const Note> notes, const std::vector<Pedal>& pedals, Bytes& file);

private:
    struct TickNote {
        std::uint32_t onset, end;
        std::uint8_t pitch, velocity, channel, fineVelocity, releaseVelocity;
    };

    void toTicks(std::span<const Note> notes);
    void endInOrderOfOnset();
    /// `shortNotes`: how many notes end in the tick in which they begin.
    void spell(std::size_t shortNotes, Bytes& file) const;

    TempoCursor strikes_, releases_;
    std::vector<TickNote> notes_;
    std::vector<std::uint64_t> events_, scratch_;
};

} // namespace atos
