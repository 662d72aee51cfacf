// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/soundfont_writer.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace atos {
namespace {

constexpr int silenceBetween = 46; ///< sample points after each sample, by the standard
constexpr std::uint16_t monoSample = 1;
constexpr std::int16_t velocityToLevel = 640; ///< centibels; the standard's default is 960

/// The standard's numbers of the generators that are used here.
enum Generator : std::uint16_t {
    releaseOfVolume = 38,
    instrument = 41,
    keyRange = 43,
    velocityRange = 44,
    sampleId = 53
};

class Chunk {
public:
    Chunk& number(std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
        return *this;
    }
    Chunk& half(std::uint16_t value) { return number(value, 2); }
    Chunk& whole(std::uint32_t value) { return number(value, 4); }

    /// Text in a field of this size, filled up with zeros; always ended by one.
    Chunk& text(std::string_view text, std::size_t size) {
        const auto shown = text.substr(0, size - 1);
        bytes_.insert(bytes_.end(), shown.begin(), shown.end());
        bytes_.resize(bytes_.size() + size - shown.size());
        return *this;
    }

    /// A chunk within this one.
    Chunk& add(std::string_view id, const Chunk& inner) {
        bytes_.insert(bytes_.end(), id.begin(), id.end());
        whole(static_cast<std::uint32_t>(inner.bytes_.size()));
        bytes_.insert(bytes_.end(), inner.bytes_.begin(), inner.bytes_.end());
        if (bytes_.size() % 2 != 0) bytes_.push_back(0);
        return *this;
    }

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    Bytes take() { return std::move(bytes_); }

    static Chunk list(std::string_view form) {
        Chunk chunk;
        chunk.bytes_.assign(form.begin(), form.end());
        return chunk;
    }

private:
    Bytes bytes_;
};

Chunk information(const std::string& name) {
    return Chunk::list("INFO")
        .add("ifil", Chunk().half(2).half(4))
        .add("isng", Chunk().text("EMU8000", 8))
        .add("INAM", Chunk().text(name, name.size() + 2 - name.size() % 2));
}

Chunk waves(const std::vector<SampleZone>& zones) {
    Chunk samples;
    for (const SampleZone& zone : zones) {
        for (const std::int16_t sample : zone.samples)
            samples.half(static_cast<std::uint16_t>(sample));
        for (int i = 0; i < silenceBetween; ++i)
            samples.half(0);
    }
    return Chunk::list("sdta").add("smpl", samples);
}

std::uint16_t range(int low, int high) {
    return static_cast<std::uint16_t>(low | high << 8);
}

std::uint16_t timeCents(double seconds) {
    return static_cast<std::uint16_t>(static_cast<std::int16_t>(std::lround(1200 * std::log2(seconds))));
}

/// A modulator of nothing ends a list of modulators.
Chunk& endOfModulators(Chunk& chunk) {
    return chunk.whole(0).whole(0).half(0);
}

Chunk presets(const std::string& name) {
    Chunk headers, bags, modulators, generators;
    headers.text(name, 20).half(0).half(0).half(0).whole(0).whole(0).whole(0);
    headers.text("EOP", 20).half(0).half(0).half(1).whole(0).whole(0).whole(0);
    bags.half(0).half(0).half(1).half(0);
    generators.half(instrument).half(0).half(0).half(0);
    return Chunk::list("pdta")
        .add("phdr", headers)
        .add("pbag", bags)
        .add("pmod", endOfModulators(modulators))
        .add("pgen", generators);
}

void addInstrument(Chunk& list, const std::string& name, const std::vector<SampleZone>& zones) {
    constexpr int generatorsOfAZone = 4;
    // Velocity (2), falling, concave (bits 8 and 10), to initial attenuation (48).
    constexpr std::uint16_t fallingVelocity = 0x0502;
    constexpr std::uint16_t attenuation = 48;
    Chunk headers, bags, modulators, generators;
    const auto count = static_cast<std::uint16_t>(zones.size());
    headers.text(name, 20).half(0).text("EOI", 20).half(static_cast<std::uint16_t>(count + 1));
    bags.half(0).half(0); // the first zone has no sample: it speaks for all
    modulators.half(fallingVelocity).half(attenuation).half(velocityToLevel).half(0).half(0);
    endOfModulators(modulators);
    for (std::uint16_t zone = 0; zone <= count; ++zone)
        bags.half(static_cast<std::uint16_t>(zone * generatorsOfAZone)).half(1);
    for (std::uint16_t i = 0; i < count; ++i) {
        const SampleZone& zone = zones[i];
        generators.half(keyRange).half(range(zone.lowKey, zone.highKey));
        generators.half(velocityRange).half(range(zone.lowVelocity, zone.highVelocity));
        generators.half(releaseOfVolume).half(timeCents(zone.releaseSeconds));
        generators.half(sampleId).half(i);
    }
    generators.half(0).half(0);
    list.add("inst", headers).add("ibag", bags).add("imod", modulators).add("igen", generators);
}

Chunk sampleHeaders(int sampleRate, const std::vector<SampleZone>& zones) {
    Chunk headers;
    std::uint32_t start = 0;
    for (const SampleZone& zone : zones) {
        const auto end = start + static_cast<std::uint32_t>(zone.samples.size());
        headers.text("note " + std::to_string(zone.pitch), 20).whole(start).whole(end);
        headers.whole(start).whole(end); // the loop is not used
        headers.whole(static_cast<std::uint32_t>(sampleRate))
            .number(static_cast<std::uint32_t>(zone.pitch), 1);
        headers.number(0, 1).half(0).half(monoSample);
        start = end + silenceBetween;
    }
    return std::move(headers.text("EOS", 20).whole(0).whole(0).whole(0).whole(0).whole(0).whole(0).half(0));
}

} // namespace

Bytes soundfontOf(const std::string& name, int sampleRate, const std::vector<SampleZone>& zones) {
    Chunk lists = presets(name);
    addInstrument(lists, name, zones);
    lists.add("shdr", sampleHeaders(sampleRate, zones));
    Chunk form = Chunk::list("sfbk");
    form.add("LIST", information(name)).add("LIST", waves(zones)).add("LIST", lists);
    Chunk file;
    file.add("RIFF", form);
    return file.take();
}

} // namespace atos
