// SPDX-License-Identifier: Apache-2.0
#include "unit/piano/fake_pianoteq.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace atos::test {
namespace {

bool sendAll(int connection, const std::string& text) {
    return ::send(connection, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

/// A whole HTTP request's body.
std::string readBody(int connection) {
    std::string request;
    std::array<char, 4096> bytes{};
    while (true) {
        const auto end = request.find("\r\n\r\n");
        if (end != std::string::npos) {
            const auto length = request.find("Content-Length: ");
            const std::size_t size = std::stoul(request.substr(length + 16));
            if (request.size() >= end + 4 + size) return request.substr(end + 4, size);
        }
        const auto count = ::recv(connection, bytes.data(), bytes.size(), 0);
        if (count <= 0) return {};
        request.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

std::string http(const std::string& body, const char* status = "200 OK") {
    return std::string("HTTP/1.1 ") + status + "\r\nContent-Type: application/json\r\nContent-Length: "
           + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

Json parameter(const char* id, double value, const char* text, const char* unit) {
    return {{"id", id},     {"name", id},  {"index", 0}, {"normalized_value", value},
            {"text", text}, {"unit", unit}};
}

} // namespace

FakePianoteq::FakePianoteq(Mischief mischief)
    : mischief_(mischief),
      parameters_({parameter("Volume", 0.7, "0", "dB"), parameter("Hammer Hardness Piano", 0.4, "0.40", ""),
                   parameter("Hammer Hardness Mezzo", 0.5, "0.50", ""),
                   parameter("Hammer Hardness Forte", 0.95, "0.95", ""),
                   parameter("Reverb Duration", 0.3, "1.50", "s"), parameter("Reverb Mix", 0.5, "-12", "dB"),
                   parameter("Sympathetic Resonance", 0.5, "0.50", "")}) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_, plain, size) != 0 || ::listen(socket_, 8) != 0
        || ::getsockname(socket_, plain, &size) != 0)
        throw std::runtime_error("no port for the fake Pianoteq");
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

FakePianoteq::~FakePianoteq() {
    thread_.request_stop();
    thread_.join();
    ::close(socket_);
}

void FakePianoteq::behave(Mischief mischief) {
    const std::lock_guard lock(mutex_);
    mischief_ = mischief;
}

Mischief FakePianoteq::mood() const {
    const std::lock_guard lock(mutex_);
    return mischief_;
}

std::vector<std::string> FakePianoteq::calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
}

std::vector<std::string> FakePianoteq::touched() const {
    const std::lock_guard lock(mutex_);
    return touched_;
}

double FakePianoteq::value(const std::string& id) const {
    const std::lock_guard lock(mutex_);
    for (const Json& entry : parameters_)
        if (entry.at("id") == id) return entry.at("normalized_value");
    return -1;
}

void FakePianoteq::setByItsUser(const std::string& id, double value) {
    const std::lock_guard lock(mutex_);
    for (Json& entry : parameters_)
        if (entry.at("id") == id) entry["normalized_value"] = value;
}

void FakePianoteq::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0) continue;
        const int connection = ::accept(socket_, nullptr, nullptr);
        if (connection < 0) continue;
        answer(connection, stop);
        ::close(connection);
    }
}

void FakePianoteq::answer(int connection, const std::stop_token& stop) {
    const Json question = Json::parse(readBody(connection), nullptr, false);
    if (question.is_discarded()) return;
    const Mischief mischief = mood();
    if (mischief == Mischief::hangsUp) return;
    Json reply = handle(question);
    if (mischief == Mischief::diesAtSet && question.at("method") == "setParameters")
        return behave(Mischief::hangsUp);
    if (mischief == Mischief::otherId) reply["id"] = 12345;
    if (mischief == Mischief::notJson) {
        sendAll(connection, http("<html>Hello</html>"));
    } else if (mischief == Mischief::serverError) {
        sendAll(connection, http("{}", "500 Internal Server Error"));
    } else if (mischief == Mischief::floods) {
        const std::string flood(1U << 16U, '[');
        sendAll(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while (!stop.stop_requested() && sendAll(connection, flood)) {
        }
    } else if (mischief == Mischief::drips) {
        sendAll(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while (!stop.stop_requested() && sendAll(connection, " "))
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    } else {
        sendAll(connection, http(reply.dump()));
    }
}

Json FakePianoteq::handle(const Json& question) {
    const std::lock_guard lock(mutex_);
    const std::string method = question.at("method");
    calls_.push_back(method);
    Json reply = {{"jsonrpc", "2.0"}, {"id", question.at("id")}};
    if (method == "getInfo") {
        const char* product = mischief_ == Mischief::isAnother ? "software" : "product_name";
        reply["result"] = {{{product, "Pianoteq STAGE"}, {"version", "8.4.3"}}};
    } else if (method == "getParameters") {
        reply["result"] = parameters_;
    } else if (method == "setParameters" && mischief_ != Mischief::refusesToSet) {
        if (mischief_ != Mischief::ignoresSet) apply(question.at("params").at("list"));
        reply["result"] = nullptr;
    } else {
        reply["error"] = {{"code", 1}, {"message", "function not found: " + method}};
    }
    return reply;
}

void FakePianoteq::apply(const Json& list) {
    for (const Json& wish : list) {
        touched_.push_back(wish.at("id"));
        for (Json& entry : parameters_) {
            if (entry.at("id") != wish.at("id")) continue;
            if (wish.contains("text")) {
                entry["text"] = wish.at("text");
                entry["normalized_value"] =
                    std::clamp(std::abs(std::stod(wish.at("text").get<std::string>())) / 60, 0.0, 1.0);
            } else {
                entry["normalized_value"] = wish.at("normalized_value");
                if (entry.at("unit") == "s") entry["text"] = "1.50";
                if (entry.at("unit") == "dB") entry["text"] = "-12";
            }
        }
    }
}

} // namespace atos::test
