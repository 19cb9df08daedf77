using System.Globalization;
using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.Logs;

/// <summary>The part of CloudWatch Logs that stores and reads events.</summary>
/// <param name="pageSize">Largest page of a listing of groups or streams.</param>
/// <param name="eventPageSize">Largest page of events; AWS gives up to 10,000.</param>
/// <param name="emptyPages">Gives an empty page before each further page, as AWS may.</param>
public sealed class LogsService(LogStore store, int pageSize, int eventPageSize, bool emptyPages) : ILocalService
{
    public string SigningName => "logs";

    public IReadOnlyCollection<string> Operations { get; } =
        ["CreateLogGroup", "CreateLogStream", "PutLogEvents", "GetLogEvents", "FilterLogEvents", "DescribeLogGroups", "DescribeLogStreams"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => Task.FromResult(call.Operation switch
    {
        "CreateLogGroup" => CreateGroup(call),
        "CreateLogStream" => CreateStream(call),
        "PutLogEvents" => Put(call),
        "GetLogEvents" => Get(call),
        "FilterLogEvents" => Filter(call),
        "DescribeLogGroups" => Groups(call),
        _ => Streams(call),
    });

    private JsonObject CreateGroup(ApiCall call) =>
        store.TryCreateGroup(Text(call, "logGroupName")!) ? [] : throw new ApiError("ResourceAlreadyExistsException", "The specified log group already exists");

    private JsonObject CreateStream(ApiCall call) =>
        store.TryCreateStream(ExistingGroup(call), Text(call, "logStreamName")!) ? [] : throw new ApiError("ResourceAlreadyExistsException", "The specified log stream already exists");

    private JsonObject Put(ApiCall call)
    {
        var (group, stream) = ExistingStream(call);
        foreach (var entry in call.Parameters["logEvents"]!.AsArray())
            store.Append(group, stream, DateTimeOffset.FromUnixTimeMilliseconds(entry!["timestamp"]!.GetValue<long>()), entry["message"]!.GetValue<string>());
        return new JsonObject { ["nextSequenceToken"] = Guid.NewGuid().ToString("N") };
    }

    /// <summary>
    /// Pages both ways. A token names the position between two events; at either end the token given is the token returned,
    /// which is how the operation says that there is no more for now.
    /// </summary>
    private JsonObject Get(ApiCall call)
    {
        var (group, stream) = ExistingStream(call);
        var events = Between(call, store.Read(group, stream)).ToList();
        var limit = Math.Min(call.Parameters["limit"]?.GetValue<int>() ?? eventPageSize, eventPageSize);
        var fromHead = call.Parameters["startFromHead"]?.GetValue<bool>() ?? false;
        var token = Text(call, "nextToken");
        var (start, end) = Window(token, events.Count, limit, fromHead);
        if (emptyPages && start < end && token?.EndsWith("/s", StringComparison.Ordinal) == true)
            return Page(token[0] == 'f' ? start : end, token[0] == 'f' ? start : end, [], "e");
        return Page(start, end, events[start..end], "s");
    }

    /// <param name="kind"><c>s</c>, or <c>e</c> in the tokens of an empty page: they lead on to the events.</param>
    private static JsonObject Page(int start, int end, List<LogEvent> events, string kind) => new()
    {
        ["events"] = new JsonArray([.. events.Select(Shown)]),
        ["nextForwardToken"] = $"f/{end.ToString("D56", CultureInfo.InvariantCulture)}/{kind}",
        ["nextBackwardToken"] = $"b/{start.ToString("D56", CultureInfo.InvariantCulture)}/{kind}",
    };

    private static (int Start, int End) Window(string? token, int count, int limit, bool fromHead)
    {
        if (token is null)
            return fromHead ? (0, Math.Min(limit, count)) : (Math.Max(0, count - limit), count);
        var parts = token.Split('/');
        if (parts.Length != 3 || parts[0] is not ("f" or "b") || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var at) || at > count)
            throw new ApiError("InvalidParameterException", "The specified nextToken is invalid.");
        return parts[0] == "f" ? (at, Math.Min(at + limit, count)) : (Math.Max(0, at - limit), at);
    }

    private JsonObject Filter(ApiCall call)
    {
        var group = ExistingGroup(call);
        var prefix = Text(call, "logStreamNamePrefix") ?? "";
        var names = call.Parameters["logStreamNames"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet();
        var pattern = Text(call, "filterPattern")?.Trim('"') ?? "";
        var events = store.Streams(group)
            .Where(stream => stream.Name.StartsWith(prefix, StringComparison.Ordinal) && names?.Contains(stream.Name) != false)
            .SelectMany(stream => Between(call, store.Read(group, stream.Name)))
            .Where(entry => entry.Message.Contains(pattern, StringComparison.Ordinal))
            .OrderBy(entry => entry.Time).ThenBy(entry => entry.Id)
            .ToList();
        var page = Wire.Page.Of(events, call, "nextToken", "limit", eventPageSize);
        return page.With(new JsonObject { ["events"] = new JsonArray([.. page.Items.Select(ShownWithStream)]), ["searchedLogStreams"] = new JsonArray() }, "nextToken");
    }

    private JsonObject Groups(ApiCall call)
    {
        var prefix = Text(call, "logGroupNamePrefix") ?? "";
        var page = Wire.Page.Of([.. store.Groups().Where(group => group.Name.StartsWith(prefix, StringComparison.Ordinal))], call, "nextToken", "limit", pageSize);
        return page.With(new JsonObject { ["logGroups"] = new JsonArray([.. page.Items.Select(group => Shown(call, group))]) }, "nextToken");
    }

    private JsonObject Streams(ApiCall call)
    {
        var group = ExistingGroup(call);
        var prefix = Text(call, "logStreamNamePrefix") ?? "";
        IEnumerable<LogStreamSummary> streams = store.Streams(group).Where(stream => stream.Name.StartsWith(prefix, StringComparison.Ordinal));
        if (Text(call, "orderBy") == "LastEventTime")
            streams = streams.OrderBy(stream => stream.Last ?? DateTimeOffset.MinValue);
        if (call.Parameters["descending"]?.GetValue<bool>() == true)
            streams = streams.Reverse();
        var page = Wire.Page.Of([.. streams], call, "nextToken", "limit", pageSize);
        return page.With(new JsonObject { ["logStreams"] = new JsonArray([.. page.Items.Select(stream => Shown(call, group, stream))]) }, "nextToken");
    }

    private static IEnumerable<LogEvent> Between(ApiCall call, IEnumerable<LogEvent> events)
    {
        var start = call.Parameters["startTime"]?.GetValue<long>() ?? long.MinValue;
        var end = call.Parameters["endTime"]?.GetValue<long>() ?? long.MaxValue;
        return events.Where(entry => Epoch.Milliseconds(entry.Time) >= start && Epoch.Milliseconds(entry.Time) < end);
    }

    private string ExistingGroup(ApiCall call)
    {
        var name = Text(call, "logGroupName") ?? NameIn(Text(call, "logGroupIdentifier"))
            ?? throw new ApiError("InvalidParameterException", "Either logGroupName or logGroupIdentifier is required");
        return store.GroupExists(name) ? name : throw new ApiError("ResourceNotFoundException", "The specified log group does not exist.");
    }

    private (string Group, string Stream) ExistingStream(ApiCall call)
    {
        var (group, stream) = (ExistingGroup(call), Text(call, "logStreamName")!);
        return store.StreamExists(group, stream) ? (group, stream) : throw new ApiError("ResourceNotFoundException", "The specified log stream does not exist.");
    }

    /// <summary>An identifier is a name or an ARN.</summary>
    private static string? NameIn(string? identifier) =>
        identifier?.Split(":log-group:") is [_, var rest] ? rest.Split(':')[0] : identifier;

    private static JsonObject Shown(LogEvent entry) => new()
    {
        ["timestamp"] = Epoch.Milliseconds(entry.Time),
        ["message"] = entry.Message,
        ["ingestionTime"] = Epoch.Milliseconds(entry.Ingested),
    };

    private static JsonObject ShownWithStream(LogEvent entry)
    {
        var shown = Shown(entry);
        shown["logStreamName"] = entry.Stream;
        shown["eventId"] = entry.Id.ToString("D56", CultureInfo.InvariantCulture);
        return shown;
    }

    private static JsonObject Shown(ApiCall call, LogGroupSummary group) => new()
    {
        ["logGroupName"] = group.Name,
        ["creationTime"] = Epoch.Milliseconds(group.Created),
        ["arn"] = $"arn:aws:logs:{call.Region}:{call.Caller.AccountId}:log-group:{group.Name}:*",
        ["storedBytes"] = group.StoredBytes,
    };

    private static JsonObject Shown(ApiCall call, string group, LogStreamSummary stream)
    {
        var shown = new JsonObject
        {
            ["logStreamName"] = stream.Name,
            ["creationTime"] = Epoch.Milliseconds(stream.Created),
            ["arn"] = $"arn:aws:logs:{call.Region}:{call.Caller.AccountId}:log-group:{group}:log-stream:{stream.Name}",
        };
        AddTime(shown, "firstEventTimestamp", stream.First);
        AddTime(shown, "lastEventTimestamp", stream.Last);
        AddTime(shown, "lastIngestionTime", stream.Ingested);
        return shown;
    }

    private static void AddTime(JsonObject shown, string member, DateTimeOffset? time)
    {
        if (time is not null)
            shown[member] = Epoch.Milliseconds(time.Value);
    }

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();
}
