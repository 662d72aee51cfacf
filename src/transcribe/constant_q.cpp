// SPDX-License-Identifier: Apache-2.0
#include "transcribe/constant_q.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace atos {
namespace {

constexpr int hop = transcriptionRate / framesPerSecond;
constexpr int windowSize = 8192;
constexpr int shortestKernel = 1024;
constexpr double lowestA = 27.5; // Hz
constexpr int binsPerOctave = 12 * binsPerSemitone;
/// What a kernel has beside its peak and is not worth a multiplication.
constexpr double negligible = 0.004;

double hertzOf(int bin, double cents) {
    return lowestA * std::exp2((bin - 1.0) / binsPerOctave + cents / 1200);
}

/// A sine under a Hann window in the middle of the frame, as its spectrum.
cv::Mat2f kernelSpectrum(double hertz) {
    const double cyclesOfResolution = 1 / (std::exp2(1.0 / binsPerOctave) - 1);
    const int length = std::clamp(static_cast<int>(cyclesOfResolution * transcriptionRate / hertz),
                                  shortestKernel, windowSize);
    cv::Mat2f kernel(1, windowSize, cv::Vec2f(0, 0));
    for (int i = 0; i < length; ++i) {
        const double offset = i - (length - 1) / 2.0;
        const double hann = 0.5 + 0.5 * std::cos(2 * std::numbers::pi * offset / length);
        const auto value =
            std::polar(hann / length, 2 * std::numbers::pi * hertz * offset / transcriptionRate);
        kernel(0, (windowSize - length) / 2 + i) =
            cv::Vec2f(static_cast<float>(value.real()), static_cast<float>(value.imag()));
    }
    cv::Mat2f spectrum;
    cv::dft(kernel, spectrum);
    return spectrum;
}

} // namespace

ConstantQ::ConstantQ(double cents) : waiting_(windowSize / 2, 0.0F) {
    makeKernels(cents);
}

void ConstantQ::makeKernels(double cents) {
    for (int bin = 0; bin < constantQBins; ++bin) {
        begins_.push_back(weights_.size());
        const cv::Mat2f spectrum = kernelSpectrum(hertzOf(bin, cents));
        float largest = 0;
        for (int i = 1; i < windowSize / 2; ++i)
            largest = std::max(largest, std::hypot(spectrum(0, i)[0], spectrum(0, i)[1]));
        for (int i = 1; i < windowSize / 2; ++i) {
            const auto [real, imaginary] = spectrum(0, i).val;
            if (std::hypot(real, imaginary) < negligible * largest) continue;
            weights_.push_back({static_cast<std::uint16_t>(i), real / windowSize, -imaginary / windowSize});
        }
    }
    begins_.push_back(weights_.size());
}

void ConstantQ::transform(std::vector<float>& frames) {
    const cv::Mat1f window(1, windowSize, waiting_.data());
    cv::Mat1f spectrum; // real and imaginary parts in turn: Re0 Re1 Im1 Re2 Im2 ... ReN/2
    cv::dft(window, spectrum);
    const float* values = spectrum.ptr<float>();
    for (std::size_t bin = 0; bin < static_cast<std::size_t>(constantQBins); ++bin) {
        float real = 0;
        float imaginary = 0;
        for (std::size_t i = begins_[bin]; i < begins_[bin + 1]; ++i) {
            const Weight& weight = weights_[i];
            const float re = values[2 * weight.bin - 1];
            const float im = values[2 * weight.bin];
            real += re * weight.real - im * weight.imaginary;
            imaginary += re * weight.imaginary + im * weight.real;
        }
        const float power = real * real + imaginary * imaginary;
        frames.push_back(std::max(quietest, 10 * std::log10(power + 1e-10F)));
    }
}

void ConstantQ::add(std::span<const float> samples, std::vector<float>& frames) {
    waiting_.insert(waiting_.end(), samples.begin(), samples.end());
    samples_ += samples.size();
    while (waiting_.size() >= windowSize) {
        transform(frames);
        ++frames_;
        waiting_.erase(waiting_.begin(), waiting_.begin() + hop);
    }
}

void ConstantQ::finish(std::vector<float>& frames) {
    const std::size_t wanted = (samples_ + hop - 1) / hop;
    while (frames_ < wanted) {
        waiting_.resize(std::max<std::size_t>(waiting_.size(), windowSize), 0.0F);
        transform(frames);
        ++frames_;
        waiting_.erase(waiting_.begin(), waiting_.begin() + hop);
    }
}

double estimateTuning(std::span<const float> frames) {
    constexpr std::size_t bins = constantQBins;
    constexpr std::size_t lowest = 27 * binsPerSemitone;  // C3: below, the bins are coarser than a semitone
    constexpr std::size_t highest = 63 * binsPerSemitone; // C6
    constexpr float faintest = -55;                       // dB
    constexpr double agreement = 0.2;
    std::complex<double> sum = 0;
    double weights = 0;
    for (std::size_t begin = 0; begin + bins <= frames.size(); begin += bins) {
        const auto level = frames.subspan(begin, bins);
        for (std::size_t bin = lowest; bin < highest; ++bin) {
            const float here = level[bin];
            const float below = level[bin - 1];
            const float above = level[bin + 1];
            if (here < faintest || here <= below || here < above) continue;
            const double peak = static_cast<double>(bin) + 0.5 * (below - above) / (below - 2 * here + above);
            const double weight = here - faintest;
            const double semitones = (peak - 1) / binsPerSemitone;
            sum += std::polar(weight, 2 * std::numbers::pi * semitones);
            weights += weight;
        }
    }
    if (weights <= 0 || std::abs(sum) < agreement * weights) return 0;
    return 100 * std::arg(sum) / (2 * std::numbers::pi);
}

} // namespace atos
