// SPDX-License-Identifier: Apache-2.0
#include "audio/file/sound_chain.h"

#include "audio/file/recording_formats.h"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace atos {
namespace {

constexpr int slowestRate = 4000;
constexpr int fastestRate = 768'000;
constexpr int mostChannels = 64;
/// 120 dB above full scale: what is louder is no sound, and would overflow in the resampler.
constexpr float loudestSample = 1e6F;
/// Decoders of lossy formats may differ from the header by a block or two; seconds.
double toleratedLoss(const SoundPart& part) {
    const bool exact = !part.bytes.head.empty(); // a header of numbers that were counted
    return exact ? 0.05 : 0.2;
}
/// Of how many parts the length is looked up; the others are taken to be alike.
constexpr std::size_t lookedUp = 32;

bool plausible(const SoundShape& shape) {
    return shape.sampleRate >= slowestRate && shape.sampleRate <= fastestRate && shape.channels >= 1
           && shape.channels <= mostChannels;
}

bool anyNoSound(const std::vector<float>& samples) {
    // By their bits, which order magnitudes as they are and put what is no number above: no branch a sample.
    constexpr auto most = std::bit_cast<std::uint32_t>(loudestSample);
    unsigned any = 0;
    for (const float sample : samples)
        any |= (std::bit_cast<std::uint32_t>(sample) & 0x7FFFFFFFU) > most ? 1U : 0U;
    return any != 0;
}

double secondsOf(std::uint64_t frames, const SoundShape& shape) {
    return static_cast<double>(frames) / shape.sampleRate;
}

} // namespace

SoundChain::SoundChain(std::shared_ptr<const ByteFile> file, std::filesystem::path path)
    : file_(std::move(file)), path_(std::move(path)), parts_(soundParts(*file_)) {}

Result<SoundChain> SoundChain::open(std::shared_ptr<const ByteFile> file, const std::filesystem::path& path) {
    SoundChain chain(std::move(file), path);
    if (!chain.openFrom(0)) return unreadableSound(path);
    if (!plausible(chain.shape_))
        return badInput(path.string() + " states a sample rate or a number of channels that no music has.");
    chain.seconds_ = chain.expectedSeconds();
    return chain;
}

std::unique_ptr<SoundDecoder> SoundChain::decode(const SoundPart& part) const {
    StretchReader bytes(file_, part.bytes);
    if (part.mpeg) return decodeMpeg(std::move(bytes));
    // What only begins like MPEG audio or WAV is none: libsndfile would have libmpg123 try and complain on
    // the terminal.
    if (part.bytes.head.empty()) {
        const std::string begin = file_->textAt(part.bytes.begin, 4);
        if ((bigEndian(begin, 0, 2) & 0xFFE0U) == 0xFFE0U || begin.starts_with("RIF")) return nullptr;
    }
    return decodeWithSndfile(std::move(bytes));
}

/// Opens the first part from there on that can be decoded; false when there is none.
bool SoundChain::openFrom(std::size_t part) {
    for (part_ = part; part_ < parts_.size(); ++part_) {
        decoder_ = decode(parts_[part_]);
        if (decoder_) {
            takeShape();
            return true;
        }
        damaged_ = true;
    }
    return false;
}

void SoundChain::takeShape() {
    const SoundShape shape = decoder_->shape();
    if (shape == shape_) return;
    shape_ = shape;
    bits_ = std::max(bits_, shape.bits);
    if (plausible(shape)) downmix_.emplace(shape.channels);
}

double SoundChain::expectedSeconds() const {
    double seconds = 0;
    std::uint64_t bytes = 0;
    std::uint64_t allBytes = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const SoundPart& part = parts_[i];
        allBytes += part.bytes.size();
        if (i >= lookedUp) continue;
        bytes += part.bytes.size();
        const auto other = i == part_ ? nullptr : decode(part);
        const SoundDecoder* const decoder = i == part_ ? decoder_.get() : other.get();
        if (decoder == nullptr || !plausible(decoder->shape())) continue;
        const auto frames = decoder->frames();
        const double stated = secondsOf(frames ? *frames : part.statedFrames.value_or(0), decoder->shape());
        // A first frame that tells of its own file says nothing about those that were joined to it.
        const bool believed = part.expectedSeconds == 0
                              || std::fabs(stated - part.expectedSeconds) < 0.2 * part.expectedSeconds;
        seconds += believed ? stated : part.expectedSeconds;
    }
    return bytes == 0 ? 0 : seconds * static_cast<double>(allBytes) / static_cast<double>(bytes);
}

void SoundChain::finishPart() {
    SoundPart& part = parts_[part_];
    if (!part.statedFrames) part.statedFrames = decoder_->frames();
    const double stated = secondsOf(part.statedFrames.value_or(0), shape_);
    auto rest = parts_.size() < mostParts ? flacRest(*file_, part, decoder_->positionInFile()) : std::nullopt;
    if (rest) {
        const auto read = static_cast<std::uint64_t>(std::llround(partSeconds_ * shape_.sampleRate));
        if (stated > 0) rest->statedFrames = *part.statedFrames - std::min(read, *part.statedFrames);
        damaged_ = damaged_ || stated <= 0;
        part.statedFrames = read;
        part.bytes.end = rest->bytes.begin;
    } else {
        const double cut = part.missing * partSeconds_;
        const double missing = cut + std::max(0.0, stated - partSeconds_);
        if (missing > toleratedLoss(part)) missing_ += missing;
        cut_ = cut_ || cut > toleratedLoss(part);
    }
    unfinished_ = unfinished_ || part.unfinished;
    if (rest) parts_.insert(parts_.begin() + static_cast<std::ptrdiff_t>(part_) + 1, std::move(*rest));
    readSeconds_ += partSeconds_;
    partSeconds_ = 0;
}

Status SoundChain::decodeBlock(std::vector<float>& mono) {
    mono.clear();
    while (!ended_) {
        decoder_->read(interleaved_);
        if (interleaved_.empty()) {
            finishPart();
            ended_ = !openFrom(part_ + 1);
            continue;
        }
        takeShape();
        if (!plausible(shape_) || anyNoSound(interleaved_))
            return badInput(path_.string() + " is damaged: it holds values that are no sound.");
        clipping_.add(interleaved_, shape_.channels, shape_.floatingPoint);
        downmix_->mix(interleaved_, mono);
        level_.add(mono, shape_.sampleRate);
        partSeconds_ += secondsOf(mono.size(), shape_);
        return {};
    }
    return {};
}

Status SoundChain::read(std::vector<float>& mono) {
    if (waiting_.empty()) return decodeBlock(mono);
    mono.swap(waiting_);
    waiting_.clear();
    return {};
}

Status SoundChain::skipTo(double seconds) {
    whole_ = false;
    waiting_.clear();
    ended_ = false;
    seconds = std::max(seconds, 0.0);
    if (downmix_) downmix_.emplace(shape_.channels);
    if (parts_.size() == 1) part_ = 0;
    if (parts_.size() == 1 && seconds * shape_.sampleRate < 1e15
        && decoder_->seek(static_cast<std::uint64_t>(std::llround(seconds * shape_.sampleRate))))
        return {};
    if (!openFrom(0)) return unreadableSound(path_);
    for (double at = 0;;) {
        if (auto read = decodeBlock(waiting_); !read) return read;
        if (ended_) return {};
        const double next = at + secondsOf(waiting_.size(), shape_);
        if (next > seconds) {
            const auto before = static_cast<std::ptrdiff_t>((seconds - at) * shape_.sampleRate);
            waiting_.erase(waiting_.begin(), waiting_.begin() + before);
            return {};
        }
        at = next;
    }
}

double SoundChain::shareRead() const {
    if (ended_) return 1;
    const std::uint64_t begin = parts_.front().bytes.begin;
    const std::uint64_t end = parts_.back().bytes.end;
    const std::uint64_t at = std::clamp(decoder_->positionInFile(), begin, end);
    return end == begin ? 0 : static_cast<double>(at - begin) / static_cast<double>(end - begin);
}

std::string SoundChain::missing() const {
    if (!ended_ || !whole_) return {};
    if (missing_ > 0) {
        const std::string what = cut_ ? "ends before its header says it should" : "is not complete";
        return fmt::format("The recording {}: {:.1f} of {:.1f} seconds are there.", what, readSeconds_,
                           readSeconds_ + missing_);
    }
    if (unfinished_)
        return "What made this recording never completed its header: all that is there was read.";
    if (parts_.back().cutPage) return "The recording is cut off: its end is missing.";
    if (damaged_) return "A part of the recording cannot be read and was left out.";
    return {};
}

} // namespace atos
