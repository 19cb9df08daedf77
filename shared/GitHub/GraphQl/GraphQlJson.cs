using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>Source-generated readers of what the GraphQL API answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GraphQlAnswer<ConversationData>))]
[JsonSerializable(typeof(GraphQlAnswer<MinimizeData>))]
internal sealed partial class GraphQlJson : JsonSerializerContext;
