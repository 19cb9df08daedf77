using System.Text.Json.Nodes;
using LocalAws.Wire;

namespace LocalAws.ElbV2;

/// <summary>The part of Elastic Load Balancing that describes what there is.</summary>
/// <param name="pageSize">Largest page of a listing, so that clients that forget paging are found out.</param>
public sealed class ElbV2Service(LoadBalancingView view, int pageSize) : ILocalService
{
    public string SigningName => "elasticloadbalancing";

    public IReadOnlyCollection<string> Operations { get; } =
        ["DescribeTargetHealth", "DescribeTargetGroups", "DescribeLoadBalancers", "DescribeListeners", "DescribeRules"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => Task.FromResult(call.Operation switch
    {
        "DescribeTargetHealth" => TargetHealth(call),
        "DescribeTargetGroups" => TargetGroups(call),
        "DescribeLoadBalancers" => LoadBalancers(call),
        "DescribeListeners" => Listeners(call),
        _ => Rules(call),
    });

    private JsonObject TargetHealth(ApiCall call)
    {
        var group = view.TargetGroups().FirstOrDefault(one => one.Arn == Text(call, "TargetGroupArn")) ?? throw NotFound("TargetGroup", "target groups");
        var shown = call.Parameters["Targets"] is JsonArray { Count: > 0 } asked ? asked.SelectMany(one => Matching(group, one!.AsObject())) : group.Targets;
        return new JsonObject { ["TargetHealthDescriptions"] = new JsonArray([.. shown.Select(ElbV2Json.Show)]) };
    }

    /// <summary>A target that is not registered is shown as unused.</summary>
    private static IEnumerable<TargetView> Matching(TargetGroupView group, JsonObject asked)
    {
        var (id, port) = (asked["Id"]!.GetValue<string>(), asked["Port"]?.GetValue<int>());
        var found = group.Targets.Where(target => target.Ip == id && (port is null || target.Port == port)).ToList();
        return found.Count > 0
            ? found
            : [new TargetView(id, port ?? 80, "unused", "Target.NotRegistered", "Target is not registered to the target group")];
    }

    private JsonObject TargetGroups(ApiCall call)
    {
        var all = view.TargetGroups();
        if (Text(call, "LoadBalancerArn") is { } balancer)
            all = [.. all.Where(group => group.LoadBalancerArns.Contains(Existing(balancer).Arn))];
        all = Chosen(all, Texts(call, "TargetGroupArns"), group => group.Arn, "TargetGroup", "target groups");
        all = Chosen(all, Texts(call, "Names"), group => group.Name, "TargetGroup", "target groups");
        return Paged(call, all, "TargetGroups", ElbV2Json.Show);
    }

    private JsonObject LoadBalancers(ApiCall call)
    {
        var all = Chosen(view.LoadBalancers(), Texts(call, "LoadBalancerArns"), balancer => balancer.Arn, "LoadBalancer", "load balancers");
        all = Chosen(all, Texts(call, "Names"), balancer => balancer.Name, "LoadBalancer", "load balancers");
        return Paged(call, all, "LoadBalancers", ElbV2Json.Show);
    }

    private JsonObject Listeners(ApiCall call)
    {
        var all = Text(call, "LoadBalancerArn") is { } balancer ? Existing(balancer).Listeners : AllListeners();
        return Paged(call, Chosen(all, Texts(call, "ListenerArns"), listener => listener.Arn, "Listener", "listeners"), "Listeners", ElbV2Json.Show);
    }

    private JsonObject Rules(ApiCall call)
    {
        var listeners = Text(call, "ListenerArn") is { } arn
            ? [AllListeners().FirstOrDefault(listener => listener.Arn == arn) ?? throw NotFound("Listener", "listeners")]
            : AllListeners();
        var rules = Chosen(listeners, Texts(call, "RuleArns"), listener => listener.RuleArn, "Rule", "rules");
        return Paged(call, rules, "Rules", ElbV2Json.DefaultRule);
    }

    private List<ListenerView> AllListeners() => [.. view.LoadBalancers().SelectMany(balancer => balancer.Listeners)];

    private LoadBalancerView Existing(string arn) =>
        view.LoadBalancers().FirstOrDefault(balancer => balancer.Arn == arn) ?? throw NotFound("LoadBalancer", "load balancers");

    /// <summary>All, or the named ones; one that does not exist refuses the whole call.</summary>
    private static IReadOnlyList<T> Chosen<T>(IReadOnlyList<T> all, IReadOnlyList<string> names, Func<T, string> nameOf, string kind, string plural)
    {
        if (names.Count == 0)
            return all;
        var chosen = all.Where(one => names.Contains(nameOf(one))).ToList();
        return chosen.Count == names.Distinct().Count() ? chosen : throw NotFound(kind, plural);
    }

    private JsonObject Paged<T>(ApiCall call, IReadOnlyList<T> all, string member, Func<T, JsonObject> show)
    {
        var page = Page.Of(all, call, "Marker", "PageSize", pageSize);
        return page.With(new JsonObject { [member] = new JsonArray([.. page.Items.Select(show)]) }, "NextMarker");
    }

    private static ApiError NotFound(string kind, string plural) => new($"{kind}NotFound", $"One or more {plural} not found");

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();

    private static List<string> Texts(ApiCall call, string member) =>
        (call.Parameters[member] as JsonArray)?.Select(item => item!.GetValue<string>()).ToList() ?? [];
}
