using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.Wire;
using Microsoft.AspNetCore.Http;
using YamlDotNet.RepresentationModel;

namespace LocalAws.Control;

/// <summary>
/// What a test does to a local AWS that runs as a program of its own: read records and state, script trouble, add images and
/// load balancers, advance the clock. On its own port, with a random bearer token; never reachable through the AWS port.
/// Bodies are written as in a world file; JSON is YAML.
/// </summary>
public sealed class ControlApi(LocalAwsServer server, string folder, string listenerHost)
{
    private readonly HostCheck _hosts = new(allowSingleLabel: true);

    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    internal Task<LoopbackHost> StartAsync(int port, IPAddress? address, CancellationToken cancellationToken) =>
        LoopbackHost.StartAsync(HandleAsync, port, address, cancellationToken);

    private async Task HandleAsync(HttpContext context)
    {
        var (status, type, body) = await AnswerAsync(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private async Task<(int Status, string Type, string Body)> AnswerAsync(HttpContext context)
    {
        try
        {
            _hosts.Check(context.Request.Host);
            if (!IsAuthorized(context))
                return (401, "text/plain", "the control token is missing or wrong\n");
            using var reader = new StreamReader(context.Request.Body);
            var answer = await DoAsync($"{context.Request.Method} {context.Request.Path}", await reader.ReadToEndAsync(context.RequestAborted));
            return answer is null ? (404, "text/plain", $"there is no {context.Request.Method} {context.Request.Path}\n") : (200, "application/json", answer);
        }
        catch (Exception refused) when (refused is ApiError or WorldFileException or InvalidOperationException)
        {
            return (400, "text/plain", refused.Message + "\n");
        }
    }

    private bool IsAuthorized(HttpContext context) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {Token}"));

    /// <returns>Null when there is no such request.</returns>
    private async Task<string?> DoAsync(string request, string body) => request switch
    {
        "GET /records" => RecordJson.Lines(server.Records.All),
        "DELETE /records" => Done(server.Records.Clear),
        "GET /defects" => Strings(server.Records.Defects()),
        "GET /actions" => Strings(server.Records.Actions()),
        "GET /state" => server.Ecs.Dump().ToJsonString(),
        "POST /faults" => Done(() => server.Faults.Add(FaultSection.Read(Section(body)))),
        "DELETE /faults" => Done(server.Faults.Clear),
        "POST /images" => Done(() => server.Ecs.AddImage(EcsSection.Image(Section(body), folder))),
        "POST /load-balancers" => await AddLoadBalancerAsync(body),
        "POST /hooks" => Done(() => AddHook(Section(body))),
        "POST /alarm-switches" => Done(() => SwitchAlarm(Section(body))),
        "GET /invocations" => new JsonArray([.. server.Lambda.Invocations.Select(one => (JsonNode)one.Json)]).ToJsonString(),
        "POST /invocations" => await InvokeAsync(Section(body)),
        "DELETE /invocations" => Done(server.Lambda.ForgetInvocations),
        "GET /functions" => server.Lambda.Dump().ToJsonString(),
        "POST /functions" => Done(() => server.Lambda.Add(FunctionSection.Function(Section(body), folder))),
        "POST /function-updates" => Done(() => ScriptUpdates(Section(body))),
        "POST /function-interference" => Done(() => server.Lambda.Interfere(FunctionSection.Interference(Section(body)))),
        "POST /clock/advance" => Done(() => Advance(Section(body))),
        _ => null,
    };

    private async Task<string> AddLoadBalancerAsync(string body)
    {
        var spec = EcsSection.LoadBalancer(Section(body));
        var balancer = await server.Ecs.AddLoadBalancerAsync(spec);
        var shown = new JsonObject
        {
            ["url"] = $"http://{listenerHost}:{balancer.Uri!.Port}",
            ["loadBalancerArn"] = balancer.Arn,
            ["targetGroupArn"] = balancer.TargetGroupArn,
            ["alternateTargetGroupArn"] = balancer.AlternateTargetGroupArn,
            ["productionListenerRule"] = balancer.ProductionRuleArn,
            ["testListenerRule"] = balancer.TestRuleArn,
            ["testUrl"] = balancer.TestUri is { } test ? $"http://{listenerHost}:{test.Port}" : null,
        };
        return shown.ToJsonString();
    }

    private async Task<string> InvokeAsync(YamlSection section)
    {
        var (function, qualifier, payload) = (section.Required("function"), section.Text("qualifier"), section.Text("payload") ?? "{}");
        section.Finish();
        return (await server.Lambda.InvokeAsync(function, qualifier, payload)).ToJsonString();
    }

    private void AddHook(YamlSection section)
    {
        var hook = EcsSection.Hook(section);
        server.Ecs.ScriptHook(hook.Function, [.. hook.Answers]);
    }

    private void ScriptUpdates(YamlSection section)
    {
        var (function, outcomes) = FunctionSection.Updates(section);
        server.Lambda.Script(function, outcomes);
    }

    private void SwitchAlarm(YamlSection section)
    {
        var (name, inAlarm) = (section.Required("name"), section.Flag("inAlarm") ?? throw section.Wrong("'inAlarm' is missing: true or false"));
        section.Finish();
        server.AlarmSwitches.Set(name, inAlarm);
    }

    private void Advance(YamlSection section)
    {
        var by = section.Duration("by") ?? throw section.Wrong("'by' is missing: a duration such as 30s");
        section.Finish();
        if (server.World.Clock is not WorldClock clock)
            throw new InvalidOperationException("the clock of this world cannot be advanced");
        clock.Advance(by);
    }

    private static YamlSection Section(string body)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(body));
        return stream.Documents.Count > 0 ? new YamlSection(stream.Documents[0].RootNode) : throw new WorldFileException(1, "the body is empty");
    }

    private static string Done(Action action)
    {
        action();
        return "{}";
    }

    private static string Strings(IEnumerable<string> texts) => new JsonArray([.. texts.Select(text => (JsonNode)text)]).ToJsonString();
}
