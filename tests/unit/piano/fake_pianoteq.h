// SPDX-License-Identifier: Apache-2.0
// A program on a port of this computer that speaks like Pianoteq, or misbehaves. For tests.
#pragma once

#include "files/json.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace atos::test {

enum class Mischief {
    none,
    hangsUp,      ///< closes without an answer
    floods,       ///< an answer without end
    notJson,      ///< an answer that is none
    otherId,      ///< an answer to another question
    drips,        ///< a byte now and then
    serverError,  ///< HTTP status 500
    refusesToSet, ///< answers setParameters with an error
    ignoresSet,   ///< and says that it has set them
    diesAtSet,    ///< hears setParameters, obeys, and hangs up from then on
    isAnother,    ///< another program's answer to getInfo
};

class FakePianoteq {
public:
    explicit FakePianoteq(Mischief mischief = Mischief::none);
    ~FakePianoteq();
    FakePianoteq(const FakePianoteq&) = delete;
    FakePianoteq& operator=(const FakePianoteq&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    void behave(Mischief mischief);
    /// Every method that was called, in order.
    [[nodiscard]] std::vector<std::string> calls() const;
    /// Every id that was ever set.
    [[nodiscard]] std::vector<std::string> touched() const;
    /// normalized_value of a parameter by its id.
    [[nodiscard]] double value(const std::string& id) const;
    void setByItsUser(const std::string& id, double value);

private:
    [[nodiscard]] Mischief mood() const;
    void serve(const std::stop_token& stop);
    void answer(int connection, const std::stop_token& stop);
    [[nodiscard]] Json handle(const Json& question);
    void apply(const Json& list);

    mutable std::mutex mutex_; ///< guards all below but the socket
    Mischief mischief_;
    Json parameters_;
    std::vector<std::string> calls_, touched_;
    int socket_ = -1;
    std::uint16_t port_ = 0;
    std::jthread thread_;
};

} // namespace atos::test
