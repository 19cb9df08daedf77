using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actions.Aws;

/// <summary>
/// Times of the AWS JSON protocols: a number is epoch seconds with fraction, a text is ISO 8601. Both are read, since services
/// differ; epoch seconds are written, the default timestamp format of the protocol.
/// </summary>
internal sealed class AwsTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(Math.Round(reader.GetDouble() * 1000))
            : DateTimeOffset.Parse(reader.GetString() ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
}
